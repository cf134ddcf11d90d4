metadata description = 'Port 25 Desk on Azure: Container Apps, PostgreSQL in a private network, Azure Bot with Teams.'

targetScope = 'resourceGroup'

@description('Begins the name of every resource. Lower case, digits and hyphens.')
@minLength(3)
@maxLength(20)
param name string = 'port25-desk'

@description('Region of everything but the bot, which has none. That of the resource group if not given.')
param location string = resourceGroup().location

@description('The container registry in this resource group that holds the image, without .azurecr.io.')
@minLength(5)
@maxLength(50)
param registryName string

@description('Image and tag in that registry: what `az acr build --image` was given.')
param image string = 'port25-desk:1.0.0'

@description('Password of the database. 16 characters or more, with three of: upper case, lower case, digits, signs.')
@secure()
@minLength(16)
@maxLength(128)
param databasePassword string

@description('More variables of the README, by their names, such as { LOG_LEVEL: \'debug\' }.')
param settings object = {}

@description('Those of them that are secret, such as { SLACK_BOT_TOKEN: \'xoxb-…\' }: kept as secrets of the container app.')
@secure()
param secrets object = {}

@description('An app registration of this tenant to run the bot under. Empty: a managed identity, which has no secret to keep.')
param appId string = ''

@description('Its client secret. Only beside appId.')
@secure()
param appPassword string = ''

@description('What the bot is called in Azure. Its name in Teams comes from the app package.')
@maxLength(42)
param displayName string = 'Port 25 Desk'

@description('F0 is free and enough: messages of Teams do not count. S1 has a guarantee.')
@allowed(['F0', 'S1'])
param botSku string = 'F0'

@description('Copies of the service that always run. One at least: Teams waits 15 seconds, and a cold start may not be done by then.')
@minValue(1)
@maxValue(10)
param minReplicas int = 1

@description('Copies at most. Each holds up to 10 connections; the smallest database takes 35, also while a release is replaced.')
@minValue(1)
@maxValue(10)
param maxReplicas int = 2

@description('Size of the database server.')
param databaseSku object = {
  name: 'Standard_B1ms'
  tier: 'Burstable'
}

@description('Days the log is kept.')
@minValue(30)
@maxValue(730)
param logDays int = 30

@description('Written on every resource.')
param tags object = {
  application: 'port25-desk'
}

var isManaged = empty(appId)
// Of names that the whole world shares.
var unique = uniqueString(resourceGroup().id, name)
var acrPull = subscriptionResourceId(
  'Microsoft.Authorization/roleDefinitions',
  '7f951dda-4ed3-4680-a7ca-43fe172d538d'
)

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = {
  name: '${name}-identity'
  location: location
  tags: tags
}

resource registry 'Microsoft.ContainerRegistry/registries@2023-07-01' existing = {
  name: registryName
}

resource pull 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(registry.id, identity.id, acrPull)
  scope: registry
  properties: {
    principalId: identity.properties.principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: acrPull
  }
}

module network 'modules/network.bicep' = {
  name: '${name}-network'
  params: {
    name: name
    location: location
    tags: tags
  }
}

module database 'modules/database.bicep' = {
  name: '${name}-database'
  params: {
    name: '${name}-${unique}'
    location: location
    tags: tags
    password: databasePassword
    sku: databaseSku
    subnetId: network.outputs.databaseSubnetId
    zoneId: network.outputs.databaseZoneId
  }
}

module app 'modules/app.bicep' = {
  name: '${name}-app'
  params: {
    name: name
    location: location
    tags: tags
    image: '${registry.properties.loginServer}/${image}'
    registryServer: registry.properties.loginServer
    identityId: identity.id
    subnetId: network.outputs.appSubnetId
    databaseUrl: 'postgres://${database.outputs.user}:${uriComponent(databasePassword)}@${database.outputs.host}:5432/${database.outputs.database}?sslmode=verify-full'
    settings: union(settings, {
      MicrosoftAppId: isManaged ? identity.properties.clientId : appId
      MicrosoftAppType: isManaged ? 'UserAssignedMSI' : 'SingleTenant'
      MicrosoftAppTenantId: tenant().tenantId
      // What fetches tokens is not to try the tools of developers; to name the one way drops the identity's id.
    }, isManaged ? { AZURE_TOKEN_CREDENTIALS: 'prod' } : {})
    secrets: isManaged ? secrets : union(secrets, { MicrosoftAppPassword: appPassword })
    minReplicas: minReplicas
    maxReplicas: max(minReplicas, maxReplicas)
    logDays: logDays
  }
  // The image cannot be pulled before.
  dependsOn: [pull]
}

module bot 'modules/bot.bicep' = {
  name: '${name}-bot'
  params: {
    name: '${name}-${unique}'
    displayName: displayName
    tags: tags
    sku: botSku
    endpoint: 'https://${app.outputs.domain}/api/messages'
    appId: isManaged ? identity.properties.clientId : appId
    identityId: isManaged ? identity.id : ''
  }
}

@description('The bot\'s MicrosoftAppId: --app-id of the app package.')
output appId string = isManaged ? identity.properties.clientId : appId

@description('Where the service is reached: --domain of the app package.')
output domain string = app.outputs.domain

@description('Builds the app package for Teams.')
output manifestCommand string = 'npm run -s manifest -- --app-id ${isManaged ? identity.properties.clientId : appId} --domain ${app.outputs.domain}'

@description('Where the log is: containers write to ContainerAppConsoleLogs_CL there.')
output logWorkspaceId string = app.outputs.logWorkspaceId
