using System.Text;
using Wirefix.Traffic.Redaction;

namespace Wirefix.Traffic.Tests.Redaction;

/// <summary>Places where a secret stands less plainly than in JSON that parses; § is the secret.</summary>
public class HiddenPlacesTests
{
    private const string Secret = "Zx9TqLm47Rt";

    private const string Batch = "multipart/mixed; boundary=b";

    [Theory]
    [InlineData("""{"password":{"v":"§"},"cut":"ab""")]
    [InlineData("""{"password":["§"],"x":"a""")]
    [InlineData("""{"password":{"v":"§","w":12""")]
    [InlineData("""{"password":{"v":"§""")]
    [InlineData("""{"password":"§""")]
    [InlineData("""{"password":["a","b \"§""")]
    [InlineData("""{"p\u0061ssword":"§","cut":"ab""")]
    [InlineData("""{"note":"write password=§""")]
    [InlineData("""{"password":{"v":NaN,"w":"§"}}""")]
    [InlineData("""{"n":NaN,"password":{"v":["§"]}}""")]
    [InlineData("{'password': {'v': '§'}}")]
    [InlineData("""answered {"password":{"v":"§"}} at once""")]
    [InlineData("""answered {"password":{"v":"§""")]
    [InlineData("""password: {v: §, w: 1}""")]
    [InlineData("\uFEFF{\"password\":{\"v\":\"§\"}}")]
    [InlineData("\uFEFF{\"password\":{\"v\":\"§\"},\"cut\":\"a")]
    [InlineData("""{"inner":"{\"password\":{\"v\":\"§\"},\"cut\":\"a"}""")]
    [InlineData("""{"inner":"\uFEFF{\"p\\u0061ssword\":{\"v\":\"§\"}}"}""")]
    public void Below_a_secret_name_in_json_that_is_cut_or_broken(string body) => AssertHidden("application/json", body);

    [Theory]
    [InlineData("""{"customer":{"taxId":"§"},"cut":"ab""")]
    [InlineData("""{"customer":{"taxId":"§""")]
    [InlineData("""{"customer":{"n":NaN,"taxId":"§"}}""")]
    [InlineData("\uFEFF{\"customer\":{\"taxId\":\"§\"}}")]
    public void At_the_place_of_a_rule_in_json_that_is_cut_or_broken(string body) =>
        AssertHidden("application/json", body, new Redactor(RedactionRules.BuiltIn with { Fields = ["$.customer.taxId"] }));

    [Theory]
    [InlineData("password=§&name=")]
    [InlineData("to be told: password=§ of ")]
    [InlineData("<a><password>§</password><name>")]
    public void In_a_text_without_a_type_that_is_cut_inside_a_character(string text)
    {
        byte[] cut = [.. Encoding.UTF8.GetBytes(text.Replace("§", Secret)), 0xe2, 0x82];

        var redacted = Redactor.Default.Redact(new Response(200) { Body = cut }).Body.ToArray();

        Assert.DoesNotContain(Secret, Encoding.Latin1.GetString(redacted));
        Assert.Equal([0xe2, 0x82], redacted[^2..]);
    }

    [Theory]
    [InlineData("id=1&key=§")]
    [InlineData("id=1&pass%77ord=§")]
    [InlineData("{\"url\":\"https://h/?next=https%3A%2F%2Fo%2F%3Fpassword%3D§\"}")]
    [InlineData("see https://h/?next=https%253A%252F%252Fo%252F%253Fpassword%253D§")]
    public void In_what_is_escaped_like_a_form(string body) => AssertHidden(null, body);

    [Theory]
    [InlineData("application/json", """{"headers":{"Cookie":"sid=§","Accept":"*/*"}}""")]
    [InlineData("application/json", """{"headers":{"Set-Cookie":["sid=§; Path=/"]}}""")]
    [InlineData("application/json", """{"request":{"headers":{"X-Session-Id":"§"}}}""")]
    [InlineData("application/json", """{"headers":[["Accept","a"],["Authorization","§"]]}""")]
    [InlineData("application/json", """{"rawHeaders":["Authorization","Bearer §","Accept","a"]}""")]
    [InlineData("application/json", """["Authorization","§"]""")]
    [InlineData("application/json", """{"name":"apiKey","value":"§"}""")]
    [InlineData("application/json", """{"value":"§","type":"x","name":"apiKey"}""")]
    [InlineData("application/json", """[{"key":"password","value":{"stringValue":"§"}}]""")]
    [InlineData("application/json", """[{"Name":"X-Auth","Values":["§"]}],"cut""")]
    [InlineData(Batch, "--b\r\nContent-Type: application/http\r\n\r\nGET /a HTTP/1.1\r\nCookie: sid=§; a=b\r\nAccept: x\r\n\r\n--b--\r\n")]
    [InlineData(Batch, "--b\r\nX-Session-Id: §\r\n\r\ntext\r\n--b--\r\n")]
    [InlineData(Batch, "--b\r\nContent-Type: application/http\r\n\r\nHTTP/1.1 200 OK\r\nSet-Cookie: sid=§; Path=/\r\n\r\n{}\r\n--b--\r\n")]
    [InlineData(null, "--xyz\r\nContent-Disposition: form-data; name=\"password\"\r\n\r\n§\r\n--xyz--\r\n")]
    [InlineData("message/http", "POST /a HTTP/1.1\r\nContent-Type: application/json\r\n\r\n{\"headers\":[{\"name\":\"Cookie\",\"value\":\"sid=§\"}]}")]
    public void In_headers_that_a_body_holds(string? contentType, string body) => AssertHidden(contentType, body);

    [Theory]
    [InlineData("Server=db;Password=§;Port=1")]
    [InlineData("Server=db;Password=a §;Port=1")]
    [InlineData("Driver={ODBC};Pwd={§;x};Port=1")]
    [InlineData("DefaultEndpointsProtocol=https;AccountName=a;AccountKey=§+/==;EndpointSuffix=x")]
    [InlineData("Endpoint=sb://a/;SharedAccessKeyName=Root;SharedAccessKey=§=")]
    [InlineData("""<credentials><a>§</a></credentials>""")]
    [InlineData("""<credentials><a b="1"><c d="§"/></a></credentials>""")]
    [InlineData("""<o:credentials user="a" value="§"/>""")]
    [InlineData("""<credentials><credentials>a</credentials><b>§</b></credentials>""")]
    [InlineData("""<credentials><a>§</a>""")]
    [InlineData("""<add key="apiKey" value="§" />""")]
    [InlineData("""<input type="text" value="§" name="password">""")]
    [InlineData("""<property name="password">§</property>""")]
    [InlineData("""<member><name>password</name><value><string>§</string></value></member>""")]
    public void In_connection_strings_and_xml(string body) => AssertHidden("text/plain", body);

    [Theory]
    [InlineData("""{"pass":"§"}""")]
    [InlineData("""{"pin":"§"}""")]
    [InlineData("""{"password1":"§"}""")]
    [InlineData("""{"secret_2":"§"}""")]
    [InlineData("""{"credential":"§"}""")]
    [InlineData("""{"auth":"§"}""")]
    [InlineData("""{"auth":{"v":"§"}}""")]
    [InlineData("""{"o.t.p":"§"}""")]
    [InlineData("""{"s_s_n":"§"}""")]
    [InlineData("""{"dbPass":"§"}""")]
    [InlineData("""{"card_pin":"§"}""")]
    [InlineData("o.t.p=§")]
    [InlineData("user=a pass=§")]
    public void Under_names_that_are_short_numbered_or_split(string body) => AssertHidden("application/json", body);

    [Theory]
    [InlineData("""{"apiKeys":["§"],"client_secrets":{"a":"§"}}""")]
    [InlineData("""{"pass/word":"§"}""")]
    [InlineData("""{"http.request.header.authorization":"§"}""")]
    [InlineData("""{"attributes":[{"key":"http.request.header.authorization","value":{"arrayValue":{"values":[{"stringValue":"§"}]}}}]}""")]
    [InlineData("""{"op":"replace","path":"/password","value":"§"}""")]
    [InlineData("""{"mnemonic":"§","code_verifier":"§","SAMLResponse":"§"}""")]
    [InlineData("a:\n  password: >-\n    §\n    §\n  b: 1")]
    [InlineData("password:\n- §\nb: 1")]
    [InlineData("secret:\n  v: §\n  w:\n    x: \"§\"\nb: 1")]
    [InlineData("[password] => §")]
    [InlineData(":password => \"§\"")]
    [InlineData("sent X-Api-Key: § at once")]
    [InlineData("<meta name=\"csrf-token\" content=\"§\">")]
    [InlineData("<a>&lt;password&gt;§&lt;/password&gt;</a>")]
    [InlineData("<a b=\"{&quot;password&quot;:&quot;§&quot;}\"/>")]
    [InlineData("see //u:§@h/a")]
    [InlineData("sent with X-Honeycomb-Team: § at once")]
    [InlineData("""{"headers":{"X-Honeycomb-Team":"§","X-Csrf":"§","X-MS-CLIENT-PRINCIPAL":"§","PayPal-Transmission-Sig":"§"}}""")]
    [InlineData("""{"HashKey":"§§"}""")]
    [InlineData("""{"type":"password","value":"§"}""")]
    [InlineData("""{"appKey":"§§","merchant_key":"§§","authCode":"§§"}""")]
    [InlineData("""{"ParameterKey":"DbPassword","ParameterValue":"§"}""")]
    [InlineData("""{"system":"http://hl7.org/fhir/sid/us-ssn","value":"§"}""")]
    [InlineData("""{"value":"§","id":"https://a.vault.azure.net/secrets/db/4387e9f3d6e14c459867679a90fd0f79"}""")]
    [InlineData("<input type=\"password\" name=\"p\" value=\"§\"><p>")]
    [InlineData("<div data-token=\"§\" data-id=\"1\">")]
    [InlineData("refused: Invalid token: §")]
    [InlineData("it said password: § twice")]
    [InlineData("env:\n  GITHUB_TOKEN: §\n  B: 1")]
    [InlineData("""{"errors":{"Password":["The value '§' is not a password.","§"],"Token":"§ is no token."}}""")]
    public void Under_names_in_other_forms(string body) => AssertHidden("application/json", body);

    [Theory]
    [InlineData("data: {\"password\":\ndata: \"§\"}\n\n")]
    [InlineData("--b\r\nContent-Disposition: form-data; name*=UTF-8''password\r\n\r\n§\r\n--b--")]
    public void In_a_body_without_a_type(string body) => AssertHidden(null, body);

    [Theory]
    [InlineData("utf-16LE")]
    [InlineData("utf-16BE")]
    public void In_wide_letters_without_a_mark(string charset)
    {
        var encoding = Encoding.GetEncoding(charset);
        byte[] cut = [.. encoding.GetBytes($"{{\"password\":{{\"v\":\"{Secret}\"}}}}"), 0x20];

        Assert.DoesNotContain(Secret, encoding.GetString(Redactor.Default.Redact(new Response(200) { Body = cut }).Body.Span));
    }

    [Fact]
    public void In_a_document_that_is_spread_over_the_lines_of_an_event() =>
        AssertHidden("text/event-stream", "data: {\"a\":1,\"password\":\ndata: \"§\"}\n\n");

    [Theory]
    [InlineData("Cookie", "Version=§; Path=§")]
    [InlineData("Set-Cookie", "Path=§; Path=/; Version=1")]
    [InlineData("X-Context", "{\"password\":{\"v\":\"§\"}}")]
    [InlineData("Referer", "https://h/cb?token=§")]
    [InlineData("Location", "/cb#access_token=§")]
    [InlineData("Link", "<https://u:§@h/a>; rel=next")]
    [InlineData("DD-APPLICATION-KEY", "§")]
    [InlineData("Fastly-Key", "§§")]
    [InlineData("X-Honeycomb-Team", "§")]
    [InlineData("X-Internal-Key", "§§")]
    [InlineData("aeg-sas-key", "§")]
    [InlineData("X-MS-CLIENT-PRINCIPAL", "§")]
    [InlineData("X-Shopify-Hmac-Sha256", "§")]
    [InlineData("Paypal-Transmission-Sig", "§")]
    [InlineData("Location", "https://hooks.slack.com/actions/T1/2/§§")]
    public void In_a_header(string name, string value) =>
        Assert.DoesNotContain(Secret, Redactor.Default.Redact(new Response(200) { Headers = [new Header(name, value.Replace("§", Secret))] }).Headers[0].Value);

    [Theory]
    [InlineData("""{"mail":"bob&#64;harbourline.com"}""")]
    [InlineData("mail bob&#x40;harbourline.com")]
    [InlineData("mail bob&commat;harbourline.com")]
    [InlineData("mail bob\\u0040harbourline.com")]
    [InlineData("http://h/?a=bob%2540harbourline.com")]
    public void An_address_whose_at_sign_is_escaped(string body)
    {
        var redacted = Redacted("text/plain", body, Redactor.Default);

        Assert.DoesNotContain("harbourline", redacted);
        Assert.Contains(Redactor.Default.Token("bob@harbourline.com").Split('@')[0], redacted);
    }

    [Theory]
    [InlineData("""{"n":4539578763621486.0}""", "4539578763621486.0")]
    [InlineData("""{"n":4539578763621486.00}""", "4539578763621486.0")]
    [InlineData("""{"n":4.539578763621486E15}""", "539578763621486")]
    public void A_card_number_that_was_written_as_a_fraction(string body, string number)
    {
        var redacted = Redacted("application/json", body, Redactor.Default);

        Assert.DoesNotContain(number, redacted);
        Assert.Matches(@"^\{""n"":999[0-9]{13}(\.0+)?\}$", redacted);
    }

    [Theory]
    [InlineData("""login(credentials: {user: "bob", value: "§", type: "password"})""")]
    [InlineData("credentials={ value: '§', grantType: 'password' }")]
    [InlineData("{'credentials': {'value': '§', 'grant': 'secret'}}")]
    [InlineData("secrets=[§, other.password]")]
    public void In_brackets_that_end_in_a_name(string body) => AssertHidden("text/plain", body);

    [Theory]
    [InlineData("DB_PASSWORD=aB3{§ x")]
    [InlineData("DB_PASSWORD=aB3}§(4)")]
    [InlineData("run --password=ab[§ x")]
    [InlineData("DB_PASSWORD=${§")]
    public void Behind_a_bracket_within_a_word(string body) => AssertHidden("text/plain", body);

    [Theory]
    [InlineData("AccountNumber: 481900142")]
    [InlineData("a: 1\nSort-Code: 20-31-47")]
    [InlineData("PIN: 6318")]
    [InlineData("pinCode: 6318")]
    public void A_number_behind_a_name_at_the_beginning_of_a_line(string body) =>
        Assert.Matches(@"^[^0-9]*(1\n[^0-9]*)?: redacted-[0-9a-f]{10}$", Redacted("text/plain", body, Redactor.Default));

    [Fact]
    public void In_base64_that_is_escaped_in_json()
    {
        var base64 = Convert.ToBase64String(Encoding.UTF8.GetBytes("{\"a\":\"???>>>???~~~\",\"password\":\"Zx9TqLm47Rt\"}"));
        Assert.Contains('/', base64);

        var redacted = Redacted("application/json", $"{{\"p\":\"{base64.Replace("/", "\\/")}\"}}", Redactor.Default);

        Assert.DoesNotContain(base64[^20..], redacted);
    }

    [Fact]
    public void An_address_as_a_name()
    {
        var request = Redactor.Default.Redact(new Request("GET", new Uri("http://h/bob@harbourline.com/a?bob@harbourline.com=1&bob%40harbourline.com"))
        {
            Headers = [new Header("bob@harbourline.com", "1")],
            Body = """{"bob@harbourline.com":1}"""u8.ToArray(),
        });

        Assert.DoesNotContain("bob", $"{request.Url}{request.Headers[0].Name}{request.BodyText}");
    }

    private static void AssertHidden(string? contentType, string body, Redactor? redactor = null)
    {
        var redacted = Redacted(contentType, body, redactor ?? Redactor.Default);
        Assert.DoesNotContain(Secret, redacted);
        Assert.Contains("redacted-", redacted);
        Assert.Equal(redacted, Redacted(contentType, redacted, redactor ?? Redactor.Default));
    }

    private static string Redacted(string? contentType, string body, Redactor redactor) => redactor.Redact(new Response(200)
    {
        Headers = contentType is null ? [] : [new Header("Content-Type", contentType)],
        Body = Encoding.UTF8.GetBytes(body.Replace("§", Secret)),
    }).Body is var bytes ? Encoding.UTF8.GetString(bytes.Span) : "";
}
