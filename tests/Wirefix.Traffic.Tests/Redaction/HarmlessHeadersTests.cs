using FsCheck;
using FsCheck.Fluent;
using Wirefix.Traffic.Redaction;

namespace Wirefix.Traffic.Tests.Redaction;

/// <summary>A redactor that has seen many fields does to each what one does that has seen none.</summary>
public class HarmlessHeadersTests
{
    private static readonly Redactor Seasoned = new(RedactionRules.BuiltIn);

    private static readonly string[] Values =
    [
        "application/json", "no-store", "Kestrel", "", "bob@harbourline.com", "bab@harbourline.com", "Bearer abcdefgh1234", "Bearer abcdefgx1234",
        "4111111111111111", "4111111111111112", "sid=1; Path=/", "a=b", "key", "keg",
    ];

    private static Gen<Header> HeaderGen =>
        from name in Gen.Elements("Accept", "Accepx", "X-Token", "X-Taken", "Cookie", "Cookib", "Authorization", "X")
        from value in Gen.Elements(Values)
        select new Header(name, value);

    [Fact]
    public void What_was_seen_before_changes_nothing() =>
        Prop.ForAll(HeaderGen.ListOf().ToArbitrary(), headers =>
            Assert.Equal(Redacted(new Redactor(RedactionRules.BuiltIn), headers), Redacted(Seasoned, headers)))
        .Check(Config.QuickThrowOnFailure.WithMaxTest(1000));

    private static IEnumerable<Header> Redacted(Redactor redactor, IEnumerable<Header> headers) =>
        redactor.Redact(new Response(200) { Headers = [.. headers] }).Headers;
}
