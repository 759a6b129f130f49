using System.Text;
using Wirefix.Traffic.Redaction;

namespace Wirefix.Traffic.Tests.Redaction;

public class BodyRedactionTests
{
    private const string Token = "redacted-[0-9a-f]{10}";

    private const string Mail = "u-[0-9a-f]{10}@redacted\\.invalid";

    [Theory]
    [InlineData("""{"a": 1,  "Pass_Word" : "x", "b":[true]}""", $$"""^\{"a": 1,  "Pass_Word" : "{{Token}}", "b":\[true\]\}$""")]
    [InlineData("""{"password":true,"secret":null,"cvv":123}""", """^\{"password":true,"secret":null,"cvv":999[0-9]{6}\}$""")]
    [InlineData("""{"secret":{"a":["x",{"b":"y"}]},"c":"z"}""", $$"""^\{"secret":\{"a":\["{{Token}}",\{"b":"{{Token}}"\}\]\},"c":"z"\}$""")]
    [InlineData("""{"n":4111111111111111,"s":"4111-1111-1111-1111"}""", """^\{"n":999[0-9]{13},"s":"999[0-9]-[0-9]{4}-[0-9]{4}-[0-9]{4}"\}$""")]
    [InlineData("""["to bob@harbourline.com and \u0062ob\u0040harbourline.com"]""", $"""^\["to ({Mail}) and \1"\]$""")]
    [InlineData("""{"bob@harbourline.com":1}""", $$"""^\{"{{Mail}}":1\}$""")]
    [InlineData("""{"inner":"{\"password\":\"x\",\"n\":1}"}""", $$"""^\{"inner":"\{\\"password\\":\\"{{Token}}\\",\\"n\\":1\}"\}$""")]
    [InlineData("{\"a\":1}\n{\"pwd\":\"x\"}\n", $$"""^\{"a":1\}\n\{"pwd":"{{Token}}"\}\n$""")]
    [InlineData("""{"pwd":"x","cut""", $$"""^\{"pwd":"{{Token}}","cut$""")]
    [InlineData("""{"query":"{ login(password: \"x\") { id } }"}""", $$"""^\{"query":"\{ login\(password: \\"{{Token}}\\"\) \{ id \} \}"\}$""")]
    [InlineData("""{"subscription-key":"x","passwords":["y"]}""", $$"""^\{"subscription-key":"{{Token}}","passwords":\["{{Token}}"\]\}$""")]
    [InlineData("""{"authorization":"Bearer abc"}""", $$"""^\{"authorization":"Bearer {{Token}}"\}$""")]
    [InlineData("""{"sas":"https://x/b?sv=1&sig=abc&se=2"}""", $$"""^\{"sas":"https://x/b\?sv=1&sig={{Token}}&se=2"\}$""")]
    [InlineData("""{"url":"https://x/cb?api_key=abc&a=1"}""", $$"""^\{"url":"https://x/cb\?api_key={{Token}}&a=1"\}$""")]
    public void Json_is_rewritten_only_where_a_secret_stands(string body, string expected) =>
        Assert.Matches(expected, Redacted("application/json", body));

    [Theory]
    [InlineData("login password=hunter2, user=7", $"^login password={Token}, user=7$")]
    [InlineData("Server=db;Password='a;b';Port=1", $"^Server=db;Password='{Token}';Port=1$")]
    [InlineData("a: 1\npassword: hunter2 and more\nb: 2", $"^a: 1\npassword: {Token}\nb: 2$")]
    [InlineData("<o><s:Password type=\"t\">x&amp;y</s:Password><n>1</n></o>", $"^<o><s:Password type=\"t\">{Token}</s:Password><n>1</n></o>$")]
    [InlineData("<password><![CDATA[x]]></password>", $@"^<password><!\[CDATA\[{Token}\]\]></password>$")]
    [InlineData("sent Bearer abcdefgh1234 on", $"^sent Bearer {Token} on$")]
    [InlineData("amqp://app:hunter2@mq.internal/x", $"^amqp://app:{Token}@mq.internal/x$")]
    [InlineData("card 4111 1111 1111 1111.", @"^card 999[0-9] [0-9]{4} [0-9]{4} [0-9]{4}\.$")]
    [InlineData("x=password=abc", $"^x=password={Token}$")]
    [InlineData("curl -H 'Authorization: Bearer abc def' -u x", $"^curl -H 'Authorization: Bearer {Token}' -u x$")]
    [InlineData("authorization=Bearer abc, user=7", $"^authorization=Bearer {Token}, user=7$")]
    [InlineData("login(user: \"a\", password: \"x y\") { id }", $@"^login\(user: ""a"", password: ""{Token}""\) \{{ id \}}$")]
    [InlineData("{user: 'a', password: 'x'}", $@"^\{{user: 'a', password: '{Token}'\}}$")]
    public void Text_is_rewritten_only_where_a_secret_stands(string body, string expected) =>
        Assert.Matches(expected, Redacted("text/plain", body));

    [Theory]
    [InlineData("""{"id":"6b1f0c9e-1d2f-4a53-9b57-0f3a2b1c4d5e","trace":"4bf92f3577b34da6a3ce929d0e0e4736","sha":"33a64df551425fcc55e4d42a148795d9f25f89d4"}""")]
    [InlineData("""{"order":"2026-000000123456","at":"2026-03-04T05:06:07.1234567Z","ms":1772600767123,"amount":1234567.89,"snowflake":1541815603606036480}""")]
    [InlineData("""{"pageToken":"CAUQAA","nextPageToken":"abc","token_type":"Bearer","expires_in":3600,"max_tokens":100,"total_tokens":17}""")]
    [InlineData("""{"text":"Bearer authentication required, see the basic instructions","keyboard":"x","author":"Ann","card":"visa","key":"name"}""")]
    [InlineData("""{"ratio":0.4111111111111111,"phone":"+49 30 1234 5678","uuid":"abcdefab-4111-4111-8111-123456789012","not":4111111111111112}""")]
    [InlineData("""{"etag":"W/\"abc\"","idempotencyKey":"k-1","sku":"SKU-4411-0001","version":"1.2.3-beta.4","mime":"application/vnd.shop+json"}""")]
    [InlineData("""{"hash":"n4bQgYhMfWWaL+qgxVrQFaO/TxsrC4Is0V1sFbDwCgg=","path":"/api/v1/authentication/providers","handle":"@bob","at":"a @ b"}""")]
    public void What_joins_need_stays_byte_for_byte(string body)
    {
        var response = new Response(200) { Headers = [new Header("Content-Type", "application/json")], Body = Encoding.UTF8.GetBytes(body) };

        Assert.Equal(response.Body, Redactor.Default.Redact(response).Body);
        Assert.Equal(body, Redacted("text/plain", body));
    }

    [Theory]
    [InlineData("eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJlLW9mLWl0")]
    [InlineData("AKIAIOSFODNN7EXAMPLE")]
    [InlineData("ghp_abcdefghijklmnopqrstuvwxyz0123456789")]
    [InlineData("github_pat_11ABCDEFG0abcdefghijkl_mnopqrstuvwxyz")]
    [InlineData("xoxb-123456789012-abcdefABCDEF")]
    [InlineData("AIzaSyA-1234567890abcdefghijklmnopqrstu")]
    [InlineData("rk_live_abcdefghij0123456789")]
    [InlineData("sk-ant-api03-abcdefghijklmnopqrstuvwxyz")]
    [InlineData("npm_aB3dEf6hIj9kLm2nOp5qRs8tUv1wXy4zaB3d")]
    [InlineData("hf_aB3dEf6hIj9kLm2nOp5qRs8tUv1wXy4z")]
    [InlineData("dop_v1_0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef")]
    [InlineData("shpat_0123456789abcdef0123456789abcdef")]
    [InlineData("sq0csp-aB3dEf6hIj9kLm2nOp5qRs8tUv1wXy4z-_x")]
    [InlineData("pypi-AgEIcHlwaS5vcmcaB3dEf6hIj9kLm2nOp5qRs8tUv1wXy4z")]
    [InlineData("dckr_pat_aB3dEf6hIj9kLm2nOp5qRs8tUv1wXy4z")]
    [InlineData("dapi0123456789abcdef0123456789abcdef")]
    [InlineData("lin_api_aB3dEf6hIj9kLm2nOp5qRs8tUv1wXy4z")]
    [InlineData("hvs.aB3dEf6hIj9kLm2nOp5qRs8tUv1wXy4z")]
    [InlineData("SG.aB3dEf6hIj9kLm2nOp5qRs.aB3dEf6hIj9kLm2nOp5qRs8tUv1wXy4z-_abc")]
    [InlineData("xapp-1-A0123456789-aB3dEf6hIj9kLm2nOp5qRs8tUv1wXy4z")]
    [InlineData("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")]
    [InlineData("1//0aB3dEf6hIj9kLm2nOp5qRs8tUv1wXy4z")]
    [InlineData("glsa_aB3dEf6hIj9kLm2nOp5qRs8tUv1wXy4z")]
    [InlineData("123456789:AAaB3dEf6hIj9kLm2nOp5qRs8tUv1wXy4zx")]
    [InlineData("AGE-SECRET-KEY-1QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L")]
    [InlineData("abc8Q~aB3dEf6hIj9kLm2nOp5qRs8tUv1wXy4zxy")]
    [InlineData("gsk_aB3dEf6hIj9kLm2nOp5qRs8tUv1wXy4z")]
    [InlineData("sntrys_aB3dEf6hIj9kLm2nOp5qRs8tUv1wXy4z")]
    [InlineData("glptt-aB3dEf6hIj9kLm2nOp5qRs8tUv1wXy4z")]
    [InlineData("dp.pt.aB3dEf6hIj9kLm2nOp5qRs8tUv1wXy4zaB3dEf6h")]
    [InlineData("-----BEGIN PGP PRIVATE KEY BLOCK-----\nlQVYBGQ\n-----END PGP PRIVATE KEY BLOCK-----")]
    [InlineData("eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn")]
    [InlineData("eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2R0NNIn0..c2hvcnQ.Y2lwaGVy.dGFn")]
    [InlineData("-----BEGIN RSA PRIVATE KEY-----\nDEK-Info: AES-128-CBC,1F\n\nMIIEpAIBAAKCAQEA\n-----END RSA PRIVATE KEY-----")]
    [InlineData("-----BEGIN PRIVATE KEY-----\nMIIEpAIBAAKCAQEAcut")]
    public void A_key_is_known_by_its_shape_and_has_the_token_of_the_whole_of_it(string secret) =>
        Assert.Equal($"see {Redactor.Default.Token(secret)}", Redacted("text/plain", $"see {secret}"));

    [Theory]
    [InlineData("npm_package_config_registry_timeout_minutes")]
    [InlineData("see hf_transformers_and_their_friends_of_all_kinds")]
    [InlineData("https://h/glossary/secret_santa_participants_of_the_year")]
    [InlineData("MSG.abcdefghijklmnopqrstuvwxyz012345")]
    [InlineData("sdapi0123456789abcdef0123456789abcdef")]
    public void What_only_begins_like_a_key_stays(string text) => Assert.Equal(text, Redacted("text/plain", text));

    [Fact]
    public void Base64_of_a_text_is_looked_into_and_encoded_anew()
    {
        var inner = """{"user":"ü","password":"hunter2 and more"}""";
        var standard = Convert.ToBase64String(Encoding.UTF8.GetBytes(inner));

        var redacted = Redacted("text/plain", $"payload={standard};");

        var decoded = Encoding.UTF8.GetString(Convert.FromBase64String(redacted["payload=".Length..^1]));
        Assert.Equal(inner.Replace("hunter2 and more", Redactor.Default.Token("hunter2 and more")), decoded);
    }

    [Fact]
    public void Events_are_redacted_one_by_one()
    {
        var redacted = Redacted("text/event-stream; charset=utf-8", "event: a\ndata: {\"cvv\":123}\r\n\ndata: hello\n\n");

        Assert.Matches("^event: a\ndata: \\{\"cvv\":999[0-9]{6}\\}\r\n\ndata: hello\n\n$", redacted);
    }

    [Fact]
    public void Parts_of_a_multipart_body_are_redacted_by_their_names_and_files_stay_byte_for_byte()
    {
        byte[] file = [0xff, 0xd8, .. "bob@harbourline.com"u8, 0x00];
        byte[] body =
        [
            .. "--b1\r\nContent-Disposition: form-data; name=\"pass-word\"\r\n\r\nhunter2\r\n"u8,
            .. "--b1\r\nContent-Disposition: form-data; name=\"f\"\r\nContent-Type: image/jpeg\r\n\r\n"u8, .. file, .. "\r\n--b1--\r\n"u8,
        ];

        var redacted = Redactor.Default.Redact(Message("multipart/form-data; boundary=\"b1\"", body)).Body.ToArray();

        byte[] token = Encoding.UTF8.GetBytes(Redactor.Default.Token("hunter2"));
        var start = body.AsSpan().IndexOf("hunter2"u8);
        Assert.Equal([.. body[..start], .. token, .. body[(start + 7)..]], redacted);
    }

    [Fact]
    public void Bytes_of_no_text_stay_as_they_are_and_other_charsets_keep_theirs()
    {
        byte[] binary = [0xff, 0x00, .. "password=hunter2"u8];
        byte[] latin = [0xfc, .. " password=hunter2"u8];

        Assert.Equal(binary, Redactor.Default.Redact(Message("image/png", binary)).Body.ToArray());
        var redacted = Redactor.Default.Redact(Message("text/plain; charset=iso-8859-1", latin)).Body.ToArray();
        Assert.Equal([0xfc, .. " password="u8, .. Encoding.UTF8.GetBytes(Redactor.Default.Token("hunter2"))], redacted);
        var wide = Redactor.Default.Redact(Message("text/plain", [0xff, 0xfe, .. Encoding.Unicode.GetBytes("password=hunter2")])).Body;
        Assert.DoesNotContain("hunter2", Encoding.Unicode.GetString(wide.Span));
    }

    [Theory]
    [InlineData("application/octet-stream", "{\"password\":\"hunter2\",\"n\":\"")]
    [InlineData("application/graphql", "query { login(password: \"hunter2\", name: \"")]
    [InlineData("application/x-yaml", "password: hunter2\nname: ")]
    public void A_text_that_is_cut_inside_a_character_is_redacted(string contentType, string text)
    {
        byte[] cut = [.. Encoding.UTF8.GetBytes(text), 0xc3];

        var redacted = Redactor.Default.Redact(Message(contentType, cut)).Body.ToArray();

        Assert.DoesNotContain("hunter2", Encoding.Latin1.GetString(redacted));
        Assert.Equal(0xc3, redacted[^1]);
    }

    [Theory]
    [InlineData("""{"deep":""", 100)]
    [InlineData("[", 100_000)]
    public void Json_that_is_too_deep_is_redacted_as_text(string opening, int times)
    {
        var body = string.Concat(Enumerable.Repeat(opening, times)) + "\"bob@harbourline.com\"";

        Assert.DoesNotContain("bob@harbourline.com", Redacted("application/json", body));
    }

    private static Response Message(string contentType, byte[] body) =>
        new(200) { Headers = [new Header("Content-Type", contentType)], Body = body };

    private static string Redacted(string contentType, string body) =>
        Redactor.Default.Redact(Message(contentType, Encoding.UTF8.GetBytes(body))).BodyText;
}
