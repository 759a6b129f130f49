using System.Text;
using Wirefix.Traffic.Redaction;

namespace Wirefix.Traffic.Tests.Redaction;

public class RedactorTests
{
    private const string Token = "redacted-[0-9a-f]{10}";

    [Theory]
    [InlineData("Authorization")]
    [InlineData("proxy-authorization")]
    [InlineData("Cookie")]
    [InlineData("Set-Cookie")]
    [InlineData("X-API-KEY")]
    [InlineData("X-Auth-Token")]
    [InlineData("X-Amz-Security-Token")]
    [InlineData("x-goog-api-key")]
    [InlineData("Stripe-Signature")]
    [InlineData("Ocp-Apim-Subscription-Key")]
    [InlineData("X-Functions-Key")]
    [InlineData("X-Auth")]
    [InlineData("X-Session-Id")]
    [InlineData("X-Encryption-Key")]
    [InlineData("X-Signing-Key")]
    [InlineData("X-Otp")]
    [InlineData("X-Auth-Key")]
    [InlineData("Page-Access-Token")]
    [InlineData("X-Trace-Auth-Token")]
    [InlineData("Client_Secret")]
    public void A_secret_in_a_header_becomes_a_token(string name)
    {
        var redacted = Redactor.Default.Redact(new Response(200) { Headers = [new Header(name, "secret"), new Header("Accept", "secret")] });

        Assert.Matches($"^{Token}$", redacted.Headers[0].Value);
        Assert.Equal("secret", redacted.Headers[1].Value);
    }

    [Theory]
    [InlineData("Idempotency-Key", "6b1f0c9e-1d2f-4a53-9b57-0f3a2b1c4d5e")]
    [InlineData("traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01")]
    [InlineData("ETag", "\"33a64df551425fcc55e4d42a148795d9f25f89d4\"")]
    [InlineData("X-Continuation-Token", "page-2-of-9")]
    [InlineData("X-Next-Page-Token", "CAUQAA")]
    [InlineData("x-ratelimit-remaining-tokens", "39000")]
    [InlineData("Sec-WebSocket-Key", "x3JJHMbDL1EzLkh9GBhXDw==")]
    [InlineData("WWW-Authenticate", "Bearer realm=\"orders\", error=\"invalid_token\"")]
    [InlineData("Date", "Wed, 21 Oct 2026 07:28:00 GMT")]
    [InlineData("X-Author", "Ann")]
    [InlineData("X-Token-Count", "77123")]
    [InlineData("Surrogate-Key", "product-17-of-the-shop-2")]
    [InlineData("X-Sort-Key", "by-price")]
    [InlineData("X-Session-Timeout", "1805")]
    [InlineData("User-Agent", "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0")]
    [InlineData("Access-Control-Allow-Credentials", "true")]
    [InlineData("X-Repository", "git@github.com:owner/name.git")]
    [InlineData("Access-Control-Allow-Headers", "Authorization, X-Api-Key, Content-Type")]
    public void A_header_that_joins_need_stays(string name, string value) =>
        Assert.Equal(value, Redactor.Default.Redact(new Response(200) { Headers = [new Header(name, value)] }).Headers[0].Value);

    [Theory]
    [InlineData("Bearer abc.def", "Bearer ")]
    [InlineData("Basic dXNlcjpwYXNz", "Basic ")]
    [InlineData("Digest username=\"u\", response=\"1f\"", "Digest ")]
    [InlineData("AWS4-HMAC-SHA256 Credential=AKIA/x, Signature=y", "AWS4-HMAC-SHA256 ")]
    [InlineData("hunter2 with words", "")]
    public void An_authorization_keeps_its_scheme(string value, string scheme) =>
        Assert.Matches($"^{scheme}{Token}$", Header("Authorization", value));

    [Fact]
    public void Cookies_keep_their_names_and_attributes()
    {
        Assert.Matches($"^a={Token}; b=\"{Token}\"; c=$", Header("Cookie", "a=1; b=\"x y\"; c="));
        Assert.Matches(
            $"^sid={Token}; Path=/; Expires=Wed, 21 Oct 2026 07:28:00 GMT; HttpOnly; SameSite=Lax$",
            Header("Set-Cookie", "sid=abc; Path=/; Expires=Wed, 21 Oct 2026 07:28:00 GMT; HttpOnly; SameSite=Lax"));
        Assert.DoesNotContain("xyz", Header("Set-Cookie", "a=1; Path=/, b=xyz; Path=/"));
    }

    [Fact]
    public void A_secret_in_the_query_becomes_a_token_and_the_rest_stays()
    {
        var redacted = Redactor.Default.Redact(new Request("GET", new Uri("https://h:8443/p?a=1%202&api_key=secret&Token=other&key=")));

        Assert.Matches($@"^https://h:8443/p\?a=1%202&api_key={Token}&Token={Token}&key=$", redacted.Url.AbsoluteUri);
    }

    [Theory]
    [InlineData("http://h/users/bob%40harbourline.com/x", "^http://h/users/u-[0-9a-f]{10}%40redacted.invalid/x$")]
    [InlineData("http://h/users/bob@harbourline.com", "^http://h/users/u-[0-9a-f]{10}@redacted.invalid$")]
    [InlineData("http://bob:hunter2@h:81/a", "^http://bob:redacted-[0-9a-f]{10}@h:81/a$")]
    [InlineData("http://[::1]:81/cards/4111111111111111", @"^http://\[::1\]:81/cards/999[0-9]{13}$")]
    [InlineData("http://h/cb#access_token=abc&state=1", "^http://h/cb#access_token=redacted-[0-9a-f]{10}&state=1$")]
    public void A_secret_in_a_url_becomes_a_token(string url, string expected) =>
        Assert.Matches(expected, Redactor.Default.Redact(new Request("GET", new Uri(url))).Url.AbsoluteUri);

    [Theory]
    [InlineData("http://h/a%2Fb/c;v=1?x=%20y&z&next=%2Fp%3Fq%3D1&pageToken=CAUQAA")]
    [InlineData("https://h/api/v1/users/6b1f0c9e-1d2f-4a53-9b57-0f3a2b1c4d5e/orders?since=2026-03-04T05:06:07Z&code=42")]
    public void A_url_without_secrets_stays_the_same_instance(string url)
    {
        var request = new Request("GET", new Uri(url));

        Assert.Same(request.Url, Redactor.Default.Redact(request).Url);
    }

    [Fact]
    public void A_value_has_one_token_wherever_it_stands_and_however_it_is_escaped()
    {
        const string Secret = "s3 cr/et";
        var token = Redactor.Default.Token(Secret);
        var request = Redactor.Default.Redact(new Request("POST", new Uri("http://h/?password=s3%20cr%2Fet"))
        {
            Headers = [new Header("Content-Type", "application/x-www-form-urlencoded"), new Header("X-Auth-Token", Secret)],
            Body = Encoding.UTF8.GetBytes("pwd=s3+cr%2fet"),
        });
        var response = Redactor.Default.Redact(new Response(200) { Body = Encoding.UTF8.GetBytes("""{"secret":"s3 cr\/et"}""") });

        Assert.Equal($"?password={token}", request.Url.Query);
        Assert.Equal(token, request.Headers[1].Value);
        Assert.Equal($"pwd={token}", request.BodyText);
        Assert.Equal($$"""{"secret":"{{token}}"}""", response.BodyText);
    }

    [Fact]
    public void Equal_values_give_equal_tokens_and_others_do_not()
    {
        Assert.Equal(Redactor.Default.Token("secret"), Redactor.Default.Token("secret"));
        Assert.NotEqual(Redactor.Default.Token("secret"), Redactor.Default.Token("Secret"));
        Assert.NotEqual(Redactor.Default.Token("secret"), new Redactor(RedactionRules.BuiltIn, "a key of our own").Token("secret"));
    }

    [Fact]
    public void A_token_is_the_same_in_every_process() => Assert.Equal("redacted-c2e9327ff9", Redactor.Default.Token("secret"));

    [Fact]
    public void A_token_stays_as_it_is() =>
        Assert.Equal(Redactor.Default.Token("secret"), Redactor.Default.Token(Redactor.Default.Token("secret")));

    [Fact]
    public void A_content_length_that_was_right_stays_right()
    {
        var body = """{"password":"x"}""";
        var redacted = Redactor.Default.Redact(new Response(200)
        {
            Headers = [new Header("Content-Length", $"{body.Length}"), new Header("content-length", "7")],
            Body = Encoding.UTF8.GetBytes(body),
        });

        Assert.Equal([$"{redacted.Body.Length}", "7"], redacted.Headers.Select(header => header.Value));
    }

    [Fact]
    public void Without_redaction_everything_stays()
    {
        var request = new Request("GET", new Uri("http://h/?password=x")) { Headers = [new Header("Cookie", "a=b")] };

        Assert.Same(request, Redactor.None.Redact(request));
        Assert.Equal("password=x", Redactor.None.Redact("password=x"));
    }

    private static string Header(string name, string value) =>
        Redactor.Default.Redact(new Response(200) { Headers = [new Header(name, value)] }).Headers[0].Value;

    [Theory]
    [InlineData("bob@shop.example", true)]
    [InlineData("bob@example.com", true)]
    [InlineData("bob@mail.example.org", true)]
    [InlineData("bob@notexample.com", false)]
    [InlineData("bob@example.com.de", false)]
    public void An_address_in_a_domain_reserved_for_examples_stays(string address, bool stays) =>
        Assert.Equal(stays, Redactor.Default.Redact($"write to {address} now").Contains(address));
}
