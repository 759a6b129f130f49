using Wirefix.Workspace.Indexing.Reading;

namespace Wirefix.Workspace.Tests.Indexing;

/// <summary>Code that is nested deeper than it can be read, and code that only looks so.</summary>
public sealed class NestingTests : IDisposable
{
    private const string Order = "class Order { public string OrderId { get; set; } }";

    private readonly CodeTree _tree = new();

    public void Dispose() => _tree.Dispose();

    [Theory]
    [InlineData("int F() => ", "(", "1", ")", 200_000, "1,000 levels")]
    [InlineData("int F() => ", "(", "1", ")", 20_000, "1,000 levels")]
    [InlineData("int F() => ", "( /* ) */", "1", ")", 20_000, "1,000 levels")]
    [InlineData("object F() => ", "$\"{", "1", "}\"", 2_000, "1,000 levels")]
    [InlineData("object F() => ", "$\"{/*}*/", "1", "}\"", 20_000, "1,000 levels")]
    [InlineData("object F() => ", "$@\"{/*}*/", "1", "}\"", 20_000, "1,000 levels")]
    [InlineData("object F() => ", "$\"\"\"{/*}*/", "1", "}\"\"\"", 20_000, "1,000 levels")]
    [InlineData("object F() => ", "$\"{ // }\n", "1", "}\"", 20_000, "1,000 levels")]
    [InlineData("object F() => ", "$\"{/*}*/'}'+@\"}\"\"\"+\"}\\\"\"+", "1", "}\"", 20_000, "1,000 levels")]
    [InlineData("object F() => $\"{", "(", "1", ")", 100_000, "1,000 levels")]
    [InlineData("object F() => $\"{a:\" + $\"{", "(", "1", ")", 100_000, "1,000 levels")]
    [InlineData("object F() => $\"{a:\n + $\"{", "(", "1", ")", 100_000, "1,000 levels")]
    [InlineData("object F() => $\"{a:\\\"{/*}\" + $\"{", "(", "1", ")", 100_000, "1,000 levels")]
    [InlineData("object F() => $@\"{a:\"\"{/*}\" + $\"{", "(", "1", ")", 100_000, "1,000 levels")]
    [InlineData("object F() => $\"{a::/*}\" + $\"{", "(", "1", ")", 100_000, "1,000 levels")]
    [InlineData("\n#if NET48\n /* don't @\" \n#endif\nobject F() => $\"{", "(", "1", ")", 100_000, "1,000 levels")]
    [InlineData("object F() => $\"{new ", "A<", "int", ">", 100_000, "1,000 levels")]
    [InlineData("bool F() => $\"{a is ", "not ", "null", "", 100_000, "1,000 levels")]
    [InlineData("bool F() => a is ", "not ", "null", "", 200_000, "1,000 levels")]
    [InlineData("bool F() => a is ", "not /**/", "null", "", 200_000, "1,000 levels")]
    [InlineData("\n#if NET8_0_OR_GREATER\nbool F() => a is ", "not ", "null;\n#endif\n", "", 200_000, "1,000 levels")]
    [InlineData("\n#if A", " || A", "\n#endif\n", "", 26_000, "1,000 levels")]
    [InlineData("\n#if A\n#elif ", "!", "A\n#endif\n", "", 26_000, "1,000 levels")]
    [InlineData("\n # if ", "(A && ", "A\n#endif\n", "", 26_000, "1,000 levels")]
    [InlineData("void F() { ", "if (a) { ", "", "}", 10_000, "1,000 levels")]
    [InlineData("", "A<", "int", ">", 100_000, "1,000 levels")]
    [InlineData("int F() => a", "?.B()", "", "", 100_000, "1,000 levels")]
    [InlineData("int F() => a", ".B()", "", "", 50_000, "8,000 levels")]
    [InlineData("void F() { if (a) b();", " else if (a) b();", "", "", 50_000, "8,000 levels")]
    [InlineData("bool F() => ", "!", "a", "", 400_000, "that the compiler can parse, found at line 1")]
    [InlineData("void F() { x = ", "a = ", "a", "", 100_000, "that the compiler can parse, found at line 1")]
    public void Code_that_is_nested_too_deep_is_passed_over_with_a_message_each_time(
        string start, string open, string middle, string close, int times, string expected)
    {
        var nested = $"{start}{Repeated(open, times)}{middle}{Repeated(close, times)}";
        _tree.Put("Order.cs", Order).Put("Deep.cs", $$"""class D { {{nested}}; public string OrderId; }""");

        Assert.All([_tree.Refresh(), _tree.Refresh()], index =>
        {
            var problem = Assert.Single(index.Problems);
            Assert.StartsWith($"{_tree["Deep.cs"]}: expected code ", problem, StringComparison.Ordinal);
            Assert.Contains(expected, problem, StringComparison.Ordinal);
            Assert.EndsWith("; its names are not in the index.", problem, StringComparison.Ordinal);
        });
        Assert.Equal(["Order.cs:1"], _tree.Find("orderId"));
    }

    [Theory]
    [InlineData("string[] A = [", "\"(\", ", "]")]
    [InlineData("/* ", "(", " */")]
    [InlineData("char[] A = [", "'{', ", "]")]
    [InlineData("bool[] A = [", "1 < 2, 3 > 2, ", "]")]
    [InlineData("", " void F(int? a) { for (var i = 0; i < n; i++) { } }", "")]
    [InlineData("void F() { ", "x = a?.B?[1];", "}")]
    [InlineData("string[] A = [", "$\"{a}: {{ {b:x\\}} {(c ? \"d\" : $\"{e}\")}\", ", "]")]
    [InlineData("string[] A = [", "$\"\"\"{{a\"\"}}\"\"\", $$\"\"\"{ {{a}} \" }\"\"\", $@\"\\{a}\"\"{{\", ", "]")]
    [InlineData("bool A = a ", " && b is not null && not", "")]
    public void What_only_looks_nested_is_read(string start, string more, string end)
    {
        _tree.Put("Order.cs", $$"""class D { {{start}}{{Repeated(more, 3_000)}}{{end}}; public string OrderId; }""");

        Assert.Equal(["Order.cs:1"], _tree.Find("orderId"));
        Assert.Empty(_tree.Refresh().Problems);
    }

    [Theory]
    [InlineData("object A = $\"{a:b} {{ {a,5:x\\}}\" + $@\"{a:\"\"}\" + $$\"\"\"{{{a::b}} \"\"\";")]
    [InlineData("object A = $\"{/*}*/'}' + @\"}\"\"\" + \"}\\\"\" + $\"{(b ? \"c\" : \"d\"):e}\"}\";")]
    [InlineData("object A = $\"\"\"{ // }\n new B<int>?.C?[1] is not not null}\"\"\";")]
    [InlineData("object A = '{' /* ( */ + \"(\" + \"\"\" ( \"\"\";\n#if A || !(B == C)\n#elif D\n#endif\n")]
    public async Task Code_that_is_cut_off_anywhere_is_read_to_its_end(string code)
    {
        // With as many openings before it, all of it is looked at.
        var before = $"/*{Repeated("(", 1_001)}*/";

        await Task.Run(() => Assert.All(Enumerable.Range(0, code.Length + 1), length => SourceSyntax.Parse(before + code[..length], CancellationToken.None)))
            .WaitAsync(TimeSpan.FromMinutes(1));
    }

    private static string Repeated(string text, int times) => string.Concat(Enumerable.Repeat(text, times));
}
