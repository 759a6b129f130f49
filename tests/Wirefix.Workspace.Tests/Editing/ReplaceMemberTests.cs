using Wirefix.Workspace.Editing;

namespace Wirefix.Workspace.Tests.Editing;

public sealed class ReplaceMemberTests
{
    private const string Cart = """
        // Copyright somebody.

        namespace Shop;

        public class Cart
        {
            private int _count = 1;

            /// <summary>Adds one.</summary>
            // Keep in step with Remove.
            public int Add(string name)
            {
                return _count++;   // counts
            }   // behind

            public int   Remove ( ) => _count--;

            public int Size { get; set; }
        }

        public class Basket
        {
            public int Remove() => 0;
        }

        """;

    [Theory]
    [InlineData("M:Shop.Cart.Add(System.String)")]
    [InlineData("Shop.Cart.Add(System.String)")]
    [InlineData("Shop.Cart.Add")]
    [InlineData("Cart.Add")]
    [InlineData("Add")]
    [InlineData("M:Shop.Cart.Add(System.String), Shop")]
    [InlineData("Cart.Add, Shop")]
    public async Task A_member_is_named_by_its_id_or_a_unique_suffix_and_everything_around_it_stays(string name)
    {
        var text = await Edited.TextAsync(Cart, new ReplaceMember(name, "public int Add(string name)\n{\n    return 5;\n}"));

        Assert.Equal(Cart.Replace("return _count++;   // counts", "return 5;"), text);
    }

    [Theory]
    [InlineData("F:Shop.Cart._count", "private int _count = 2;", "_count = 1", "_count = 2")]
    [InlineData("P:Shop.Cart.Size", "public int Size { get; init; }", "get; set;", "get; init;")]
    [InlineData("Basket.Remove", "public int Remove() => 7;", "=> 0", "=> 7")]
    [InlineData("T:Shop.Basket", "public class Basket\n{\n    public int Remove() => 1;\n}", "=> 0", "=> 1")]
    public async Task Every_kind_of_member_can_be_replaced(string name, string member, string old, string @new) =>
        Assert.Equal(Cart.Replace(old, @new), await Edited.TextAsync(Cart, new ReplaceMember(name, member)));

    [Fact]
    public async Task A_constructor_can_be_replaced()
    {
        const string source = "namespace Shop;\npublic class Till\n{\n    public Till(int start)\n    {\n    }\n\n    public Till() { }\n}\n";

        var text = await Edited.TextAsync(source, new ReplaceMember("Till.#ctor(System.Int32)", "public Till(int start)\n{\n    Start = start;\n}"), new AddMember("Till", "public int Start { get; }"));

        Assert.Equal("namespace Shop;\npublic class Till\n{\n    public Till(int start)\n    {\n        Start = start;\n    }\n\n    public Till() { }\n\n    public int Start { get; }\n}\n", text);
    }

    [Fact]
    public async Task Comments_above_are_replaced_by_comments_that_the_text_brings()
    {
        var text = await Edited.TextAsync(Cart, new ReplaceMember("Cart.Add", "/// <summary>Adds two.</summary>\npublic int Add(string name) => _count += 2;"));

        Assert.Contains("    private int _count = 1;\n\n    /// <summary>Adds two.</summary>\n    public int Add(string name) => _count += 2;   // behind\n", text);
        Assert.DoesNotContain("Keep in step", text);
    }

    [Fact]
    public async Task A_header_that_a_blank_line_parts_from_the_member_stays()
    {
        const string source = "// Copyright somebody.\n\n// A till.\npublic class Till { }\n";

        var text = await Edited.TextAsync(source, new ReplaceMember("T:Till", "// The till.\npublic class Till { }"));

        Assert.Equal("// Copyright somebody.\n\n// The till.\npublic class Till { }\n", text);
    }

    [Fact]
    public async Task Line_endings_and_tabs_of_the_file_are_kept()
    {
        const string source = "namespace Shop\r\n{\r\n\tpublic class Till\r\n\t{\r\n\t\tpublic int Open()\r\n\t\t{\r\n\t\t\treturn 1;\r\n\t\t}\r\n\t}\r\n}\r\n";

        var text = await Edited.TextAsync(source, new ReplaceMember("Till.Open", "public int Open()\n{\n    if (true)\n    {\n        return 2;\n    }\n}"));

        Assert.Equal(source.Replace("return 1;", "if (true)\r\n\t\t\t{\r\n\t\t\t\treturn 2;\r\n\t\t\t}"), text);
    }

    [Theory]
    [InlineData("public int Open()\n{\n    return 2;\n}")]
    [InlineData("    public int Open()\n    {\n        return 2;\n    }")]
    [InlineData("public int Open()\n    {\n        return 2;\n    }")]
    [InlineData("\n\n        public int Open()\n        {\n            return 2;\n        }\n\n")]
    [InlineData("public int Open()\r\n{\r\n\treturn 2;\r\n}")]
    public async Task The_text_lands_at_the_members_column_however_it_was_cut_out(string member)
    {
        const string source = "public class Till\n{\n    public int Open()\n    {\n        return 1;\n    }\n}\n";

        Assert.Equal(source.Replace("return 1", "return 2"), await Edited.TextAsync(source, new ReplaceMember("Till.Open", member)));
    }

    [Theory]
    [InlineData("public int Open() =>\n    2;", "public int Open() =>\n        2;")]
    [InlineData("public int Open() =>\n        2;", "public int Open() =>\n        2;")]
    [InlineData("[Obsolete]\npublic int Open() => 2;", "[Obsolete]\n    public int Open() => 2;")]
    [InlineData("[Obsolete]\n    public int Open() => 2;", "[Obsolete]\n    public int Open() => 2;")]
    [InlineData("public int Open() => new[]\n{\n    2,\n}[0];", "public int Open() => new[]\n    {\n        2,\n    }[0];")]
    public async Task Members_without_a_body_in_braces_land_at_the_members_column(string member, string expected)
    {
        const string source = "public class Till\n{\n    public int Open() => 1;\n}\n";

        Assert.Equal(source.Replace("public int Open() => 1;", expected), await Edited.TextAsync(source, new ReplaceMember("Till.Open", member)));
    }

    [Theory]
    [InlineData("public string Open()\n{\n    return @\"one\n  two\n\nthree\";\n}", "public string Open()\n    {\n        return @\"one\n  two\n\nthree\";\n    }")]
    [InlineData("public string Open()\n{\n    return $@\"one\n{1}\";\n}", "public string Open()\n    {\n        return $@\"one\n{1}\";\n    }")]
    [InlineData("public string Open()\n{\n    return \"\"\"\n        one\n          two\n        \"\"\";\n}", "public string Open()\n    {\n        return \"\"\"\n            one\n              two\n            \"\"\";\n    }")]
    [InlineData("    public string Open()\n    {\n        return \"\"\"\none\n\"\"\";\n    }", "public string Open()\n    {\n        return \"\"\"\none\n\"\"\";\n    }")]
    [InlineData("    public string Open()\n    {\n#if DEBUG\n        return \"a\";\n#else\n        return \"b\";\n#endif\n    }", "public string Open()\n    {\n#if DEBUG\n        return \"a\";\n#else\n        return \"b\";\n#endif\n    }")]
    [InlineData("    public string Open()\n    {\n//      return \"a\";\n        return \"b\";\n    }", "public string Open()\n    {\n//      return \"a\";\n        return \"b\";\n    }")]
    public async Task String_literals_and_lines_at_the_margin_keep_their_text(string member, string expected)
    {
        const string source = "public class Till\n{\n    public string Open() => \"\";\n}\n";

        Assert.Equal(source.Replace("public string Open() => \"\";", expected), await Edited.TextAsync(source, new ReplaceMember("Till.Open", member)));
    }

    [Theory]
    [InlineData("Remove", "'Remove' can mean 2 symbols: M:Shop.Basket.Remove; M:Shop.Cart.Remove; name one of them")]
    [InlineData("Cart.Missing", "no symbol of the solution is named 'Cart.Missing'; use a documentation-comment id such as")]
    [InlineData("M:Shop.Cart.Add(System.Int32)", "no symbol of the solution is named 'M:Shop.Cart.Add(System.Int32)'; near it stand M:Shop.Cart.Add(System.String)")]
    [InlineData("Store.Add", "near it stand M:Shop.Cart.Add(System.String)")]
    [InlineData("M:System.String.Trim", "no symbol of the solution is named")]
    [InlineData("Cart.Add, Elsewhere", "no symbol of the solution is named 'Cart.Add, Elsewhere'")]
    public async Task A_name_that_is_not_one_symbol_is_answered_with_candidates(string name, string failure) =>
        Assert.Contains(failure, await Edited.FailureAsync(Cart, new ReplaceMember(name, "public int Add(string name) => 1;")));

    [Theory]
    [InlineData("return 5;")]
    [InlineData("")]
    [InlineData("// nothing")]
    [InlineData("public int Add(string name) { return 5;")]
    [InlineData("public int Add(string name) => 5; } class Evil {")]
    [InlineData("public int Add(string name) => 5;\npublic int More() => 5;")]
    [InlineData("using System;")]
    public async Task A_text_that_is_not_one_member_is_refused(string text) =>
        Assert.StartsWith("the new text is not one C# member", await Edited.FailureAsync(Cart, new ReplaceMember("Cart.Add", text)));

    [Theory]
    [InlineData("M:Shop.Order.#ctor(System.Int32)", "public Order(int number) { }")]
    [InlineData("P:Shop.Order.Number", "public int Number => 1;")]
    [InlineData("F:Shop.State.Open", "Open = 2")]
    public async Task What_has_no_declaration_of_its_own_is_not_replaced(string name, string text)
    {
        const string source = "namespace Shop;\npublic record Order(int Number);\npublic enum State { Open }\n";

        Assert.Contains("declared inside another declaration", await Edited.FailureAsync(source, new ReplaceMember(name, text)));
    }

    [Fact]
    public async Task The_entry_point_is_all_top_level_statements()
    {
        const string source = "using System.Text;\n\n// Starts.\nvar builder = WebApplication.CreateBuilder(args);\nbuilder.Build().Run();\n\npublic partial class Program { public int Kept => 1; }\n";

        var text = await Edited.TextAsync(source, new ReplaceMember("M:Program.<Main>$(System.String[])", "var app = WebApplication.Create(args);\napp.Run();"));

        Assert.Equal("using System.Text;\n\n// Starts.\nvar app = WebApplication.Create(args);\napp.Run();\n\npublic partial class Program { public int Kept => 1; }\n", text);
    }

    [Theory]
    [InlineData("class Evil { }")]
    [InlineData("using System;\nvar x = 1;")]
    [InlineData("var x = ;")]
    [InlineData("")]
    public async Task Top_level_statements_are_replaced_by_statements_alone(string text) =>
        Assert.StartsWith("the new text is not", await Edited.FailureAsync(
            "var app = WebApplication.Create(args);\napp.Run();\n", new ReplaceMember("M:Program.<Main>$(System.String[])", text)));

    [Fact]
    public async Task Entry_points_of_two_projects_are_told_apart_by_their_assembly()
    {
        const string program = "WebApplication.Create(args).Run();\n";
        using var sources = new Sources().Add("Near", program).Add("Far", program);

        var ambiguous = await Edited.ApplyAsync(sources, new ReplaceMember("M:Program.<Main>$(System.String[])", "return;"));
        var named = await Edited.ApplyAsync(sources, new ReplaceMember("M:Program.{Main}$(System.String[]), Far", "return;"));

        Assert.Contains("M:Program.<Main>$(System.String[]), Far; M:Program.<Main>$(System.String[]), Near", Assert.Single(ambiguous.Failures));
        Assert.Empty(named.Failures);
        Assert.Equal((program, "return;\n"), (await Edited.TextAsync(named.Solution, "Near.cs"), await Edited.TextAsync(named.Solution, "Far.cs")));
    }

    [Fact]
    public async Task A_file_that_two_projects_build_changes_in_both()
    {
        const string till = "public class Till { public int Open() => 1; }\n";
        using var sources = new Sources().Add("Old", "").Add("New", "")
            .AddFile("Old", "Till.cs", till, "Shared")
            .AddFile("New", "Till.cs", till, "Shared");

        var result = await Edited.ApplyAsync(sources, new ReplaceMember("Till.Open", "public int Open() => 2;"));

        Assert.Empty(result.Failures);
        foreach (var document in result.Solution.Projects.Select(project => project.Documents.Single(document => document.Name == "Till.cs")))
            Assert.Equal(till.Replace("=> 1", "=> 2"), (await document.GetTextAsync()).ToString());
    }

    [Fact]
    public async Task Of_a_partial_method_the_part_with_the_body_is_replaced()
    {
        const string source = "public partial class Till\n{\n    private partial int Open();\n}\n\npublic partial class Till\n{\n    private partial int Open() => 1;\n}\n";

        Assert.Equal(source.Replace("=> 1", "=> 2"), await Edited.TextAsync(source, new ReplaceMember("Till.Open", "private partial int Open() => 2;")));
    }

    [Fact]
    public async Task Edits_that_resolve_are_applied_beside_one_that_does_not()
    {
        using var sources = new Sources().Add("Shop", Cart);

        var result = await Edited.ApplyAsync(
            sources, new ReplaceMember("Nowhere", "int X;"), new ReplaceMember("Basket.Remove", "public int Remove() => 7;"), new ReplaceMember("Cart.Size", "public int Size => 3;"));

        Assert.Single(result.Failures);
        Assert.Equal(Cart.Replace("=> 0", "=> 7").Replace("public int Size { get; set; }", "public int Size => 3;"), await Edited.TextAsync(result.Solution, "Shop.cs"));
    }
}
