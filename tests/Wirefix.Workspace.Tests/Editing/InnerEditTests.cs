using Wirefix.Workspace.Editing;

namespace Wirefix.Workspace.Tests.Editing;

/// <summary>Edits inside, above and of the name of a member.</summary>
public sealed class InnerEditTests
{
    private const string Till = "public class Till\n{\n    // Sums.\n    public int Sum(int a)\n    {\n        // First.\n        var b = a + 1;\n        b++;\n        return b;\n    }\n\n    public int Other => 2;\n}\n";

    [Theory]
    [InlineData("var b = a+1;", "var b = a + 2;", "        // First.\n        var b = a + 2;\n        b++;\n")]
    [InlineData("var b = a + 1; b++;", "var b = a;\nif (b > 1)\n    b--;", "        // First.\n        var b = a;\n        if (b > 1)\n            b--;\n        return b;\n")]
    [InlineData("b++;", "", "        var b = a + 1;\n        return b;\n")]
    [InlineData("// First.\nvar b = a + 1;", "var b = a;", "    {\n        var b = a;\n        b++;\n")]
    [InlineData("b++;", "b++;\n        b += 2;", "        b++;\n        b += 2;\n        return b;\n")]
    public async Task Statements_are_replaced_and_the_others_stay(string old, string text, string expected) =>
        Assert.Contains(expected, await Edited.TextAsync(Till, new ReplaceStatements("Till.Sum", old, text)), StringComparison.Ordinal);

    [Fact]
    public async Task An_awaited_call_is_found_as_a_statement()
    {
        const string source = "using System.Threading.Tasks;\npublic class Till\n{\n    public async Task Wait()\n    {\n        await Task.Delay(1);\n    }\n}\n";

        Assert.Contains("        await Task.Delay(2);\n", await Edited.TextAsync(source, new ReplaceStatements("Till.Wait", "await Task.Delay(1);", "await Task.Delay(2);")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Till.Sum", "b--;", "has no statements that read 'b--;'")]
    [InlineData("Till.Sum", "b +", "are no C# statements")]
    [InlineData("Till.Other", "return 2;", "has no statements; replace the member")]
    [InlineData("Till.Sumn", "b++;", "near it stand M:Till.Sum(System.Int32)")]
    public async Task Statements_that_are_not_there_once_are_told(string symbol, string old, string failure) =>
        Assert.Contains(failure, await Edited.FailureAsync(Till, new ReplaceStatements(symbol, old, "b = 1;")), StringComparison.Ordinal);

    [Fact]
    public async Task Statements_that_stand_twice_are_told_with_their_lines() => Assert.Contains(
        "has 2 places that read 'a++;', in lines 5, 6",
        await Edited.FailureAsync("public class Till\n{\n    public void Sum(int a)\n    {\n        a++;\n        a++;\n    }\n}\n", new ReplaceStatements("Till.Sum", "a++;", "")),
        StringComparison.Ordinal);

    [Fact]
    public async Task A_member_is_removed_with_its_comments() =>
        Assert.Equal("public class Till\n{\n    public int Other => 2;\n}\n", await Edited.TextAsync(Till, new RemoveMember("Till.Sum")));

    [Fact]
    public async Task A_field_among_others_is_not_removed() =>
        Assert.Contains("shares its declaration", await Edited.FailureAsync("public class Till\n{\n    private int _a, _b;\n}\n", new RemoveMember("Till._a")), StringComparison.Ordinal);

    [Theory]
    [InlineData("public class Till\n{\n    // Sums.\n    public int A { get; set; }\n}\n", "    // Sums.\n    [System.Obsolete]\n    public int A")]
    [InlineData("public record Till(int A);\n", "public record Till([property: System.Obsolete] int A);")]
    public async Task An_attribute_stands_above_a_member_and_before_a_records_parameter(string source, string expected) =>
        Assert.Contains(expected, await Edited.TextAsync(source, new AddAttribute("P:Till.A", "[System.Obsolete]")), StringComparison.Ordinal);

    [Fact]
    public async Task What_is_no_attribute_is_not_added() =>
        Assert.Contains("is no attribute", await Edited.FailureAsync(Till, new AddAttribute("Till.Other", "Obsolete] int x; [X")), StringComparison.Ordinal);

    [Fact]
    public async Task A_symbol_is_renamed_in_every_project()
    {
        using var sources = new Sources().Add("Shop", Till).Add("Web", "public class Page { public int Show(Till till) => till.Sum(1); }\n", "Shop");

        var result = await Edited.ApplyAsync(sources, new Rename("Till.Sum", "Total"));

        Assert.Empty(result.Failures);
        Assert.Contains("public int Total(int a)", await Edited.TextAsync(result.Solution, "Shop.cs"), StringComparison.Ordinal);
        Assert.Contains("till.Total(1)", await Edited.TextAsync(result.Solution, "Web.cs"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_no_name_is_refused() =>
        Assert.Contains("'1st' is no C# name", await Edited.FailureAsync(Till, new Rename("Till.Sum", "1st")), StringComparison.Ordinal);
}
