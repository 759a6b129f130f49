using Wirefix.Traffic.Redaction;

namespace Wirefix.Traffic.Tests.Redaction;

public sealed class SecretVariablesTests
{
    [Theory]
    [InlineData("ANTHROPIC_API_KEY", "x")]
    [InlineData("AWS_ACCESS_KEY_ID", "x")]
    [InlineData("GITHUB_TOKEN", "x")]
    [InlineData("AZURE_DEVOPS_EXT_PAT", "x")]
    [InlineData("ConnectionStrings__Orders", "x")]
    [InlineData("Stripe__ApiKey", "x")]
    [InlineData("PGPASSWORD", "x")]
    [InlineData("SSH_AUTH_SOCK", "/tmp/agent")]
    [InlineData("SENTRY_DSN", "x")]
    [InlineData("WIREFIX_REDACTION_KEY", "x")]
    [InlineData("HTTPS_PROXY", "http://bob:hunter2hunter2@proxy.example:8080")]
    [InlineData("FEED", "{\"password\":\"hunter2hunter2\"}")]
    public void Secrets_are_known_by_name_or_value(string name, string value) => Assert.True(SecretVariables.Contains(name, value));

    [Theory]
    [InlineData("PATH", "/usr/bin:/home/bob@example.com/bin")]
    [InlineData("HOME", "/home/bob")]
    [InlineData("LANG", "en_US.UTF-8")]
    [InlineData("DOTNET_ROOT", "/usr/share/dotnet")]
    [InlineData("HTTPS_PROXY", "http://proxy.example:8080")]
    [InlineData("COMPAT", "1")]
    [InlineData("NUGET_PACKAGES", "/home/bob/.nuget/packages")]
    public void What_a_command_needs_to_run_is_kept(string name, string value) => Assert.False(SecretVariables.Contains(name, value));
}
