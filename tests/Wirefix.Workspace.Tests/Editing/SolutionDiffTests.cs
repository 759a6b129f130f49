using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Wirefix.Workspace.Editing;

namespace Wirefix.Workspace.Tests.Editing;

public sealed class SolutionDiffTests
{
    private const string Before = """
        using System.Text;

        namespace Shop;

        /// <summary>Holds things.</summary>
        public partial class Cart<T>
        {
            private int _a = 1, _b = 2;

            // Two of a name.
            public int Add(string name) { return _a; }
            public int Add(int number)
            {
                var text = @"left
        margin";
                return _b + text.Length;
            }

            [Obsolete]
            public Cart() { }

            public int this[int i] => i;

            public static Cart<T> operator +(Cart<T> a, Cart<T> b) => a;

            public sealed class Line
            {
                public string Name { get; set; } = "";
            }
        }

        public enum State { Open, Closed }

        public record Order(int Id, string Name)
        {
            public int Twice => Id * 2;
        }

        """;

    [Theory]
    [InlineData("return _a;", "return _a + 1;", 1)]
    [InlineData("_a = 1", "_a = 5", 1)]
    [InlineData("margin\"", "margins\"", 1)]
    [InlineData("var text", "    // odd\n        var text", 1)]
    [InlineData("public Cart() { }", "public Cart() => _a = 3;", 1)]
    [InlineData("[Obsolete]", "[Obsolete(\"soon\")]", 1)]
    [InlineData("=> i;", "=> i +\n            1;", 1)]
    [InlineData("=> a;", "=> b;", 1)]
    [InlineData("get; set;", "get; init;", 1)]
    [InlineData("Open, Closed", "Open, Closed, Lost", 1)]
    [InlineData("// Two of a name.\n    public int Add(string name) { return _a; }", "// One of two.\n    // And more.\n    public int Add(string name) { return _b; }", 1)]
    [InlineData("Id * 2;\n}\n", "Id * 2;\n\n    // Also.\n    public int Thrice => Id * 3;\n}\n", 1)]
    [InlineData("record Order(int Id", "record Order([property: Obsolete] int? Id", 1)]
    [InlineData("public record Order(int Id", "[Serializable]\npublic record Order(int Id", 1)]
    [InlineData("using System.Text;\n\nnamespace Shop;", "using System.Text;\nusing System.Xml;\n\nnamespace Shop;", 0)]
    public async Task The_edits_of_a_change_lead_to_the_text_of_the_change(string old, string @new, int count)
    {
        using var sources = new Sources().Add("Shop", Before);
        var (edits, after, before) = await DiffAsync(sources, "Shop", Before.Replace(old, @new));

        Assert.Equal(count, edits.Length);
        var expected = count == 0 ? before : after;
        Assert.Equal(await Edited.TextAsync(expected, "Shop.cs"), await AppliedAsync(before, edits, "Shop.cs"));
    }

    [Fact]
    public async Task A_change_of_several_members_with_a_using_and_a_new_member_leads_to_the_same_text()
    {
        var changed = Before
            .Replace("using System.Text;", "using System.Text;\nusing System.Xml;")
            .Replace("return _a;", "return _a + XmlConvert.ToInt32(\"1\");")
            .Replace("= \"\";\n", "= \"\";\n\n        public int Length\n        {\n            get => Name.Length;\n        }\n");
        using var sources = new Sources().Add("Shop", Before);

        var (edits, after, before) = await DiffAsync(sources, "Shop", changed);

        Assert.Equal([typeof(ReplaceMember), typeof(AddMember), typeof(AddUsing)], edits.Select(edit => edit.GetType()));
        Assert.Equal(await Edited.TextAsync(after, "Shop.cs"), await AppliedAsync(before, edits, "Shop.cs"));
    }

    [Fact]
    public async Task Line_endings_and_tabs_come_back_as_they_were()
    {
        var source = Before.Replace("    ", "\t").Replace("\n", "\r\n");
        using var sources = new Sources().Add("Shop", source);

        var (edits, after, before) = await DiffAsync(sources, "Shop", source.Replace("return _b", "var more = 1;\r\n\t\treturn more"));

        Assert.Equal(await Edited.TextAsync(after, "Shop.cs"), await AppliedAsync(before, edits, "Shop.cs"));
    }

    [Fact]
    public async Task A_type_that_is_declared_otherwise_takes_its_changed_members_along()
    {
        using var sources = new Sources().Add("Shop", Before);

        var (edits, after, before) = await DiffAsync(
            sources, "Shop", Before.Replace("Order(int Id", "Order(long Id").Replace("public int Twice => Id * 2;", "public long Twice => Id * 2;\n\n    public long Thrice => Id * 3;"));

        Assert.Equal("T:Shop.Order", Assert.IsType<ReplaceMember>(Assert.Single(edits)).Symbol);
        Assert.Equal(await Edited.TextAsync(after, "Shop.cs"), await AppliedAsync(before, edits, "Shop.cs"));
    }

    [Theory]
    [InlineData("// Two.\npublic enum Kind { One, Two }\n\n")]
    [InlineData("/// <summary>Says.</summary>\npublic delegate int Say<T>(T one);\n\n")]
    [InlineData("public sealed class Till\n{\n    public int Sum { get; set; }\n}\n\n")]
    public async Task An_added_type_stands_behind_the_first_of_its_namespace(string type)
    {
        using var sources = new Sources().Add("Shop", Before);

        var (edits, after, before) = await DiffAsync(sources, "Shop", Before.Replace("public enum State", $"{type}public enum State"));

        Assert.Equal("T:Shop.Cart`1", Assert.IsType<AddType>(Assert.Single(edits)).Symbol);
        Assert.Equal(await Edited.TextAsync(after, "Shop.cs"), await AppliedAsync(before, edits, "Shop.cs"));
        Assert.Empty(await Untold.OfAsync(before, [.. edits], after, CancellationToken.None));
    }

    [Theory]
    [InlineData("Add(string name)", "Append(string name)", "T:Shop.Cart`1")]
    [InlineData("    public int Twice => Id * 2;\n", "", "T:Shop.Order")]
    public async Task What_was_renamed_or_removed_inside_a_type_is_told_by_the_type(string old, string @new, string type)
    {
        using var sources = new Sources().Add("Shop", Before);
        var (members, after, before) = await DiffAsync(sources, "Shop", Before.Replace(old, @new));

        var types = await SolutionDiff.WholeTypesAsync(before, after, CancellationToken.None);

        Assert.NotEmpty(await Untold.OfAsync(before, [.. members], after, CancellationToken.None));
        Assert.Equal(type, Assert.IsType<ReplaceMember>(Assert.Single(types)).Symbol);
        Assert.Empty(await Untold.OfAsync(before, types, after, CancellationToken.None));
    }

    [Theory]
    [InlineData("Shop", "../Shop.cs", "no C# file below")]
    [InlineData("Shop", "notes.md", "no C# file below")]
    [InlineData("Shop", "Shop.cs", "in Shop already")]
    [InlineData("Nobody", "New.cs", "no one project")]
    public async Task A_file_is_added_only_where_it_is_a_new_source_of_a_project(string project, string file, string failure)
    {
        using var sources = new Sources().Add("Shop", Before);
        var before = (await sources.LoadAsync()).Solution;

        var result = await EditApplier.ApplyAsync(before, new Proposal("", "", [new AddFile(project, file, "class New;")]), CancellationToken.None);

        Assert.Contains(failure, Assert.Single(result.Failures), StringComparison.Ordinal);
        Assert.Empty(SolutionDiff.AddedDocuments(before, result.Solution));
    }

    [Fact]
    public async Task A_renamed_member_is_left_out()
    {
        using var sources = new Sources().Add("Shop", Before);

        var (edits, _, _) = await DiffAsync(sources, "Shop", Before.Replace("Add(string name)", "AddAsync(string name)").Replace("get; set;", "get; init;"));

        Assert.Equal("P:Shop.Cart`1.Line.Name", Assert.IsType<ReplaceMember>(Assert.Single(edits)).Symbol);
    }

    [Fact]
    public async Task Top_level_statements_of_one_of_two_services_lead_to_the_same_text()
    {
        const string program = "// Starts.\nvar app = WebApplication.Create(args);\napp.Run();\n\nclass Kept { }\n";
        using var sources = new Sources().Add("Near", program).Add("Far", program);

        var (edits, after, before) = await DiffAsync(sources, "Near", program.Replace("app.Run();", "app.MapGet(\"/\", () =>\n{\n    return 1;\n});\napp.Run();"));

        Assert.Equal("M:Program.<Main>$(System.String[]), Near", Assert.IsType<ReplaceMember>(Assert.Single(edits)).Symbol);
        Assert.Equal(await Edited.TextAsync(after, "Near.cs"), await AppliedAsync(before, edits, "Near.cs"));
        Assert.Equal(program, await AppliedAsync(before, edits, "Far.cs"));
    }

    [Fact]
    public async Task Nothing_changed_is_no_edit()
    {
        using var sources = new Sources().Add("Shop", Before);

        var (edits, after, before) = await DiffAsync(sources, "Shop", Before);

        Assert.Empty(edits);
        Assert.Empty(SolutionDiff.ChangedDocuments(before, after));
    }

    private static async Task<(Edit[] Edits, Solution After, Solution Before)> DiffAsync(Sources sources, string project, string changed)
    {
        var before = (await sources.LoadAsync()).Solution;
        var document = before.Projects.Single(each => each.Name == project).Documents.Single(each => each.Name == $"{project}.cs");
        var after = changed == (await document.GetTextAsync()).ToString() ? before : document.WithText(SourceText.From(changed)).Project.Solution;
        return ([.. await SolutionDiff.EditsAsync(before, after, CancellationToken.None)], after, before);
    }

    private static async Task<string> AppliedAsync(Solution before, Edit[] edits, string file)
    {
        var result = await EditApplier.ApplyAsync(before, new Proposal("test", "Changes something.", [.. edits]), CancellationToken.None);
        Assert.Empty(result.Failures);
        return await Edited.TextAsync(result.Solution, file);
    }
}
