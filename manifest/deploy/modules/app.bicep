metadata description = 'The service in Container Apps, with its log.'

@description('Begins the names.')
param name string

@description('Region.')
param location string

@description('Written on every resource.')
param tags object

@description('The whole name of the image.')
param image string

@description('The registry it is in, such as contoso.azurecr.io.')
param registryServer string

@description('The identity that may pull the image, and that the bot may run under.')
param identityId string

@description('A subnet delegated to Microsoft.App/environments.')
param subnetId string

@description('DATABASE_URL: the password is in it.')
@secure()
param databaseUrl string

@description('Variables by name.')
param settings object

@description('Variables by name that are secret.')
@secure()
param secrets object

@description('Copies at least.')
param minReplicas int

@description('Copies at most.')
param maxReplicas int

@description('Days the log is kept.')
param logDays int

var port = 3978

resource logs 'Microsoft.OperationalInsights/workspaces@2023-09-01' = {
  name: '${name}-logs'
  location: location
  tags: tags
  properties: {
    sku: {
      name: 'PerGB2018'
    }
    retentionInDays: logDays
  }
}

resource environment 'Microsoft.App/managedEnvironments@2025-01-01' = {
  name: '${name}-environment'
  location: location
  tags: tags
  properties: {
    appLogsConfiguration: {
      destination: 'log-analytics'
      logAnalyticsConfiguration: {
        customerId: logs.properties.customerId
        sharedKey: logs.listKeys().primarySharedKey
      }
    }
    vnetConfiguration: {
      infrastructureSubnetId: subnetId
      internal: false
    }
    workloadProfiles: [
      {
        name: 'Consumption'
        workloadProfileType: 'Consumption'
      }
    ]
  }
}

resource app 'Microsoft.App/containerApps@2025-01-01' = {
  name: name
  location: location
  tags: tags
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: {
      '${identityId}': {}
    }
  }
  properties: {
    environmentId: environment.id
    workloadProfileName: 'Consumption'
    configuration: {
      activeRevisionsMode: 'Single'
      maxInactiveRevisions: 5
      ingress: {
        external: true
        targetPort: port
        transport: 'auto'
        allowInsecure: false
      }
      registries: [
        {
          server: registryServer
          identity: identityId
        }
      ]
      // A secret is named as its variable, in the letters that names of secrets may have.
      secrets: concat(
        [
          {
            name: 'database-url'
            value: databaseUrl
          }
        ],
        map(items(secrets), secret => {
          name: toLower(replace(secret.key, '_', '-'))
          value: secret.value
        })
      )
    }
    template: {
      // The service lets calls under way finish, for 10 seconds.
      terminationGracePeriodSeconds: 30
      containers: [
        {
          name: 'desk'
          image: image
          resources: {
            cpu: json('0.5')
            memory: '1Gi'
          }
          env: concat(
            [
              {
                name: 'HOST'
                value: '0.0.0.0'
              }
              {
                name: 'PORT'
                value: string(port)
              }
              {
                name: 'DATABASE_URL'
                secretRef: 'database-url'
              }
            ],
            map(items(settings), setting => {
              name: setting.key
              value: string(setting.value)
            }),
            map(items(secrets), secret => {
              name: secret.key
              secretRef: toLower(replace(secret.key, '_', '-'))
            })
          )
          probes: [
            {
              // The schema may have to be brought up to date first.
              type: 'Startup'
              httpGet: {
                path: '/healthz'
                port: port
              }
              periodSeconds: 6
              failureThreshold: 10
            }
            {
              type: 'Liveness'
              httpGet: {
                path: '/healthz'
                port: port
              }
              periodSeconds: 15
              timeoutSeconds: 5
            }
            {
              // Not ready while the database is away: nobody is sent there until it is back.
              type: 'Readiness'
              httpGet: {
                path: '/readyz'
                port: port
              }
              periodSeconds: 10
              timeoutSeconds: 5
            }
          ]
        }
      ]
      scale: {
        minReplicas: minReplicas
        maxReplicas: maxReplicas
        rules: [
          {
            name: 'calls'
            http: {
              metadata: {
                concurrentRequests: '50'
              }
            }
          }
        ]
      }
    }
  }
}

output domain string = app.properties.configuration.ingress.fqdn
output logWorkspaceId string = logs.properties.customerId
