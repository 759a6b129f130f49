using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Wirefix.Traffic.Redaction;

namespace Wirefix.Traffic.Tests.Redaction;

public class RedactionPropertyTests
{
    private static readonly string[] Pieces =
    [
        "{", "}", "[", "]", "\"", "\\\"", ":", ",", "=", "&", "%40", "%", "+", " ", "\n", "\r\n", "<password>", "</password>", "<", ">", "data: ",
        "password", "\"token\":", "\"cvv\":123", "secret=", "bob@harbourline.com", "4111 1111 1111 1111", "4111111111111111", "Bearer abcdefgh1234",
        "://u:p@", "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln", "AKIAIOSFODNN7EXAMPLE", "-----BEGIN PRIVATE KEY-----", "--b", "\r\n\r\n",
        "Content-Disposition: form-data; name=\"pwd\"", "eyJwYXNzd29yZCI6Imh1bnRlcjIifQ==", "redacted-0123456789", "u-0123456789@redacted.invalid",
        "\\u0040", "ü", "😀", "\uFFFD", "\0", "1", "a", "-", "Basic dXNlcjpwYXNz", "'", ";",
        "&lt;password&gt;", "&quot;", "{\"name\":\"apiKey\",\"value\":\"", "[\"Authorization\",\"", "%2540", "%253D", "\n  ", "pin:", "<credentials>",
        "</credentials>", "<a name=\"password\" value=\"", "\uFEFF", "Cookie: ", "Set-Cookie: Path=", "pass=", "4539578763621486.0", "=> ", "|\n", "npm_",
        "aB3dEf6hIj9kLm2nOp5qRs8tUv1wXy4z", "bob&#64;harbourline.com", "//u:",
    ];

    private static Gen<byte[]> BodyGen =>
        from pieces in Gen.Elements(Pieces).ListOf()
        let bytes = Encoding.UTF8.GetBytes(string.Concat(pieces))
        from broken in Gen.Choose(0, 3)
        from at in Gen.Choose(0, Math.Max(0, bytes.Length - 1))
        from value in Gen.Choose(0, 255)
        select broken > 0 || bytes.Length == 0 ? bytes : [.. bytes[..at], (byte)value, .. bytes[(at + 1)..]];

    private static Gen<Request> RequestGen =>
        from type in Gen.Elements(
            "application/json", "application/x-www-form-urlencoded", "multipart/form-data; boundary=b", "text/event-stream", "text/plain", "image/png", "")
        from body in BodyGen
        from path in Gen.Elements(Pieces).ListOf()
        from name in Gen.Elements("Cookie", "Set-Cookie", "Authorization", "X-Note", "X-Token")
        from value in Gen.Elements(Pieces).ListOf()
        let url = "http://h/" + string.Concat(path)
        where Uri.TryCreate(url, UriKind.Absolute, out _)
        select new Request("POST", new Uri(url)) { Headers = [new Header("Content-Type", type), new Header(name, string.Concat(value))], Body = body };

    [Fact]
    public void Redacting_again_changes_nothing() =>
        Prop.ForAll(RequestGen.ToArbitrary(), request =>
        {
            var once = Redactor.Default.Redact(request);
            Assert.Equal(Known(once), Known(Redactor.Default.Redact(once)));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(3000));

    [Fact]
    public void Any_bytes_are_read() =>
        Prop.ForAll(Gen.Choose(0, 255).Select(value => (byte)value).ArrayOf().ToArbitrary(), bytes =>
            Redactor.Default.Redact(new Response(200) { Headers = [new Header("Content-Type", "text/plain")], Body = bytes }) is not null)
        .QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("a@")]
    [InlineData("aaaa")]
    [InlineData("://a:")]
    [InlineData("-----BEGIN PRIVATE KEY-----")]
    [InlineData("4111 ")]
    [InlineData("\"password\":\"")]
    [InlineData("<password ")]
    [InlineData("password=x ")]
    [InlineData("eyJhbGciOiJI")]
    [InlineData("<a name=\"password\">")]
    [InlineData("<a \"")]
    [InlineData("\"password\":{")]
    [InlineData("password={'")]
    [InlineData("password:\n ")]
    [InlineData("{\"value\":")]
    [InlineData("{\"value\":1,\"v\":[")]
    [InlineData("[\"a\", ")]
    [InlineData("&lt;password&gt;")]
    [InlineData("%25")]
    [InlineData("data: {\n")]
    [InlineData("<credentials>")]
    [InlineData("a_")]
    [InlineData("a=b&")]
    public async Task Time_grows_with_the_length_alone(string piece)
    {
        var body = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(piece, (1 << 20) / piece.Length)));

        // A linear pass takes a part of this even on a busy machine, a quadratic one takes minutes.
        await Task.Run(() => Redactor.Default.Redact(new Response(200) { Body = body })).WaitAsync(TimeSpan.FromSeconds(20));
    }

    private static string Known(Request request) =>
        $"{request.Url.AbsoluteUri}\n{string.Join('\n', request.Headers)}\n{Encoding.Latin1.GetString(request.Body.Span)}";
}
