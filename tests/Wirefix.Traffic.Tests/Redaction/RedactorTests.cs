using Wirefix.Traffic.Redaction;

namespace Wirefix.Traffic.Tests.Redaction;

public class RedactorTests
{
    [Theory]
    [InlineData("Authorization")]
    [InlineData("proxy-authorization")]
    [InlineData("Cookie")]
    [InlineData("Set-Cookie")]
    [InlineData("X-API-KEY")]
    public void A_credential_in_a_header_becomes_a_token(string name)
    {
        var redacted = Redactor.Redact(new Response(200) { Headers = [new Header(name, "secret"), new Header("Accept", "secret")] });

        Assert.Matches("^redacted-[0-9a-f]{10}$", redacted.Headers[0].Value);
        Assert.Equal("secret", redacted.Headers[1].Value);
    }

    [Fact]
    public void A_credential_in_the_query_becomes_a_token_and_the_rest_stays()
    {
        var redacted = Redactor.Redact(new Request("GET", new Uri("https://h:8443/p?a=1%202&api_key=secret&Token=other&key=")));

        Assert.Matches(@"^https://h:8443/p\?a=1%202&api_key=redacted-[0-9a-f]{10}&Token=redacted-[0-9a-f]{10}&key=$", redacted.Url.AbsoluteUri);
    }

    [Fact]
    public void Equal_values_give_equal_tokens_and_others_do_not()
    {
        Assert.Equal(Redactor.Token("secret"), Redactor.Token("secret"));
        Assert.NotEqual(Redactor.Token("secret"), Redactor.Token("Secret"));
    }

    [Fact]
    public void A_token_is_the_same_in_every_process() => Assert.Equal("redacted-c2e9327ff9", Redactor.Token("secret"));

    [Fact]
    public void A_token_stays_as_it_is() => Assert.Equal(Redactor.Token("secret"), Redactor.Token(Redactor.Token("secret")));
}
