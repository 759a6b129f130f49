using Wirefix.Traffic.Redaction;

namespace Wirefix.Replay.Tests;

public sealed class ConfigurationOverridesTests
{
    [Theory]
    [InlineData("Shop:Name=corner", "Shop__Name", "corner")]
    [InlineData("Name=", "Name", "")]
    [InlineData("Cache__Url=http://a/?b=c", "Cache__Url", "http://a/?b=c")]
    [InlineData("Quoted=a \"b\" \\ ü", "Quoted", "a \"b\" \\ ü")]
    public void A_setting_becomes_a_variable(string setting, string name, string value)
    {
        var overrides = ConfigurationOverrides.Parse([setting], Redactor.Default);

        Assert.Equal(value, Assert.Single(overrides.Told, entry => entry.Key == name).Value);
        Assert.Empty(overrides.Secrets);
    }

    [Theory]
    [InlineData("Shop:ApiKey=0123456789abcdef")]
    [InlineData("ConnectionStrings:Shop=Host=db;Password=0123456789abcdef")]
    [InlineData("Upstream=http://me:0123456789abcdef@db/")]
    [InlineData("Stripe:Key=0123456789abcdef")]
    [InlineData("Slack:BotToken=0123456789abcdef")]
    [InlineData("ApiKeys:Stripe=0123456789abcdef")]
    public void What_looks_like_a_secret_is_told_by_its_token_and_kept_apart(string setting)
    {
        var overrides = ConfigurationOverrides.Parse([setting], Redactor.Default);

        Assert.DoesNotContain("0123456789abcdef", Assert.Single(overrides.Told).Value, StringComparison.Ordinal);
        Assert.Equal(setting[(setting.IndexOf('=', StringComparison.Ordinal) + 1)..], Assert.Single(overrides.Values).Value);
        Assert.Equal(overrides.Told, ConfigurationOverrides.Parse([setting], Redactor.Default).Told);
    }

    [Fact]
    public void What_a_service_wrote_of_its_secrets_is_told_by_their_tokens()
    {
        var overrides = ConfigurationOverrides.Parse(["Pay:ApiKey=hunter2value", "Shop:Name=corner"], Redactor.Default);

        Assert.Equal($"calling corner with {overrides.Told["Pay__ApiKey"]}", overrides.WithoutSecrets("calling corner with hunter2value"));
    }

    [Fact]
    public void Of_two_for_one_key_the_last_counts()
    {
        var overrides = ConfigurationOverrides.Parse(["Shop:Password=0123456789", "Shop:Password="], Redactor.Default);

        Assert.Equal("", Assert.Single(overrides.Told).Value);
        Assert.Empty(overrides.Secrets);
    }

    [Theory]
    [InlineData("Shop:Name", "found one without '='")]
    [InlineData("=x", "found the key \"\"")]
    [InlineData("a b=x", "found the key \"a b\"")]
    [InlineData("A::B=x", "found the key \"A::B\"")]
    [InlineData("ASPNETCORE_URLS=http://+:80", "set by the run itself")]
    [InlineData("WIREFIX_MOCK=x", "set by the run itself")]
    public void What_is_no_setting_or_would_lead_past_the_mock_is_refused(string setting, string why) =>
        Assert.Contains(why, Assert.Throws<FormatException>(() => ConfigurationOverrides.Parse([setting], Redactor.Default)).Message, StringComparison.Ordinal);
}
