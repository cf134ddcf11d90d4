metadata description = 'The bot as Azure Bot Service knows it, and Teams as its channel.'

@description('Name of the bot, unique in the world.')
@maxLength(64)
param name string

@description('What it is called.')
param displayName string

@description('Written on every resource.')
param tags object

@description('F0 or S1.')
param sku string

@description('Where messages go: https://…/api/messages.')
param endpoint string

@description('The client id of the identity or the registration it runs under.')
param appId string

@description('The managed identity. Empty: an app registration of this tenant.')
param identityId string

resource bot 'Microsoft.BotService/botServices@2022-09-15' = {
  name: name
  location: 'global'
  kind: 'azurebot'
  tags: tags
  sku: {
    name: sku
  }
  properties: {
    displayName: displayName
    description: 'Is port 25 blocked for your Azure VM, why, and what to do now.'
    endpoint: endpoint
    msaAppId: appId
    msaAppType: empty(identityId) ? 'SingleTenant' : 'UserAssignedMSI'
    msaAppMSIResourceId: empty(identityId) ? null : identityId
    msaAppTenantId: tenant().tenantId
  }
}

resource teams 'Microsoft.BotService/botServices/channels@2022-09-15' = {
  parent: bot
  name: 'MsTeamsChannel'
  location: 'global'
  properties: {
    channelName: 'MsTeamsChannel'
    properties: {
      acceptedTerms: true
      enableCalling: false
      isEnabled: true
    }
  }
}
