using FsCheck;
using FsCheck.Fluent;
using Wirefix.Workspace.Indexing.Reading;

namespace Wirefix.Workspace.Tests.Indexing;

public sealed class CodeReaderPropertyTests
{
    private static readonly string[] Pieces =
    [
        "class A", "record A(string OrderId)", "enum A", "{", "}", "(", ")", "[", "]", "<", ">", ";", ",", ".", "=>", "=", "+", "?", "!",
        "@", "$", "\"", "\"\"\"", "{{", "}}", "'", "\\", "\n", "\0", "\uD800", "ü", "😀", "//", "/*", "#if X", "#endif", " ",
        "namespace N", "public int B { get; set; }", "[JsonPropertyName(\"a\")]", "[JsonPropertyName(", "[HttpGet(\"{id}\")]",
        "[Route(\"[controller]\")]", "[FromQuery(Name = \"q\")] int q", "nameof(", "app.MapGet(\"/a\", ", "app.MapGroup(",
        "client.GetAsync($\"/a/{b}\")", "new Uri(", "x[\"a\"]", "x?[\"a\"]", "Headers[\"H\"]", "logger.LogError(\"{A}\")",
        "\"/a?b=c&d=\"", "\"{\\\"a\\\": 1}\"", "var x = x + x;", "const string S = S;", "\"a\"u8", "await", "(int)", "default",
        "async (int a) =>", "#", "\r\n", "\u001A", "{\u001A0A.B}", "{\u001A9}", "const string B = A.B;", "app.MapGet(A.B, ", "static void MapA(this ",
        "IEndpointRouteBuilder a)", "a.MapA()", "[Route(A.B)] class A : A", "[controller]",
        "class A(A.AClient b)", "b.C(", "class A : BBase", "public override A B(ServerCallContext c)", "configuration[\"a\"]", "PropertyNamingPolicy = ",
    ];

    [Fact]
    public void Any_text_is_read() =>
        Prop.ForAll(Gen.Elements(Pieces).ListOf().Select(string.Concat).ToArbitrary(), text =>
        {
            var lines = text.Split('\n').Length + text.Count(letter => letter is '\r' or '\u0085' or '\u2028' or '\u2029');
            Assert.All(OneFile.Places(text), place =>
            {
                Assert.NotEmpty(place.Name);
                Assert.NotEmpty(place.Member);
                Assert.InRange(place.Line, 1, lines);
            });
            Assert.All(
                CodeReader.Read(text, CancellationToken.None).Mentions.SelectMany(member => member.Mentions),
                mention => Assert.InRange(mention.Line, 1, lines));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));

    [Theory]
    [InlineData("a()", "()", 3000)]
    [InlineData("a", "[\"b\"]", 3000)]
    [InlineData("\"a\"", " + \"b\"", 50_000)]
    [InlineData("a", " + a", 50_000)]
    [InlineData("a", ".B()", 3000)]
    [InlineData("a", "!", 3000)]
    [InlineData("", "(", 900)]
    [InlineData("", "new A { B = ", 900)]
    public void Code_of_any_depth_is_read(string start, string more, int times)
    {
        var expression = start + string.Concat(Enumerable.Repeat(more, times));

        OneFile.Places($"class A {{ void B() {{ client.GetAsync({expression}); }} }}");
    }
}
