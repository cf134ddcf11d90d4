metadata description = 'PostgreSQL, reached from the network alone, with TLS.'

@description('Name of the server, unique in the world.')
param name string

@description('Region.')
param location string

@description('Written on every resource.')
param tags object

@description('Password of its user.')
@secure()
param password string

@description('Size: { name, tier }.')
param sku object

@description('A subnet delegated to Microsoft.DBforPostgreSQL/flexibleServers.')
param subnetId string

@description('A private zone below postgres.database.azure.com that is linked to the network.')
param zoneId string

var user = 'port25'

resource server 'Microsoft.DBforPostgreSQL/flexibleServers@2024-08-01' = {
  name: name
  location: location
  tags: tags
  sku: {
    name: sku.name
    tier: sku.tier
  }
  properties: {
    version: '16'
    administratorLogin: user
    administratorLoginPassword: password
    storage: {
      storageSizeGB: 32
      autoGrow: 'Enabled'
    }
    backup: {
      backupRetentionDays: 7
      geoRedundantBackup: 'Disabled'
    }
    highAvailability: {
      mode: 'Disabled'
    }
    network: {
      delegatedSubnetResourceId: subnetId
      privateDnsZoneArmResourceId: zoneId
    }
  }
}

resource database 'Microsoft.DBforPostgreSQL/flexibleServers/databases@2024-08-01' = {
  parent: server
  name: 'port25'
  properties: {
    charset: 'UTF8'
    collation: 'en_US.utf8'
  }
}

output host string = server.properties.fullyQualifiedDomainName
output user string = user
output database string = database.name
