using Wirefix.Traffic.Redaction;

namespace Wirefix.Traffic.Tests.Redaction;

/// <summary>Places in a URL where a secret stands; § is the secret.</summary>
public class HiddenInUrlsTests
{
    private const string Secret = "Zx9TqLm47Rt";

    [Theory]
    [InlineData("http://h/?next=https%253A%252F%252Fo%252F%253Fpassword%253D§")]
    [InlineData("http://h/?pass%2577ord=§")]
    [InlineData("http://h/a;sessionId=§/b")]
    [InlineData("http://h/a?b=1#/cb?access_token=§&state=1")]
    [InlineData("http://h/reset-password/§/now")]
    [InlineData("http://h/password-reset/§§")]
    [InlineData("http://h/api/verify/§§/now")]
    [InlineData("https://h/cb?code=§§&state=1")]
    [InlineData("https://h/cb?code=1&state=§§")]
    [InlineData("https://h/cb?ticket=ST-1-§§")]
    [InlineData("https://h/a?invite_token=§")]
    [InlineData("https://hooks.slack.com/services/T0AB12CD3/B0AB12CD3/§§")]
    [InlineData("https://discord.com/api/webhooks/112233445566/§§?wait=true")]
    [InlineData("https://discordapp.com/api/v10/webhooks/112233445566/§§/messages/1")]
    [InlineData("https://a.webhook.office.com/webhookb2/1@2/IncomingWebhook/§§/3")]
    [InlineData("https://api.telegram.org/bot5148586804:AA§§§§/sendMessage")]
    public void No_secret_is_left(string url) =>
        Assert.DoesNotContain(Secret, Redactor.Default.Redact(new Request("GET", new Uri(url.Replace("§", Secret)))).Url.AbsoluteUri);

    [Theory]
    [InlineData("https://h/a?code=DISCOUNT5&state=open&ticket=17")]
    [InlineData("https://h/verify/507f1f77bcf86cd799439011")]
    [InlineData("https://h/verify/6b1f0c9e-1d2f-4a53-9b57-0f3a2b1c4d5e")]
    [InlineData("https://hooks.slack.com/help/articles/1")]
    [InlineData("https://discord.com/api/webhooks/112233445566")]
    public void What_only_looks_like_one_stays(string url) =>
        Assert.Equal(url, Redactor.Default.Redact(new Request("GET", new Uri(url))).Url.AbsoluteUri);
}
