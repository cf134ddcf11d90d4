using './main.bicep'

// Copy this file, and put your own in. Passwords stay out of it: they are read from the environment of whoever deploys.

param registryName = 'contosodesk'
param image = 'port25-desk:1.0.0'
param databasePassword = readEnvironmentVariable('DATABASE_PASSWORD')

// Every variable of the README may stand here by its name.
param settings = {
  LOG_LEVEL: 'info'
  OPERATOR_NAME: 'Contoso IT'
  OPERATOR_CONTACT: 'port25@contoso.com'
}

// Slack beside Teams: set both in your shell, and take the comment away.
// param secrets = {
//   SLACK_SIGNING_SECRET: readEnvironmentVariable('SLACK_SIGNING_SECRET')
//   SLACK_BOT_TOKEN: readEnvironmentVariable('SLACK_BOT_TOKEN')
// }
