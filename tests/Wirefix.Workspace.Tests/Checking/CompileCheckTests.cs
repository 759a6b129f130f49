using Microsoft.CodeAnalysis.Text;
using Wirefix.Workspace.Checking;

namespace Wirefix.Workspace.Tests.Checking;

public sealed class CompileCheckTests
{
    private const string Store = """
        namespace Store;
        public class Shelf
        {
            public int Count(string name) => name.Length;
        }
        """;

    private const string Shop = """
        namespace Shop;
        public class Desk(Store.Shelf shelf)
        {
            public int Left()
            {
                int unused;
                return shelf.Count("a");
            }
        }
        """;

    private const string Other = "namespace Other; public class Apart { }";

    [Fact]
    public async Task A_change_that_compiles_as_before_says_nothing() =>
        Assert.Empty(await NewAsync("Store", Store.Replace("name.Length", "name.Length + 1")));

    [Fact]
    public async Task An_error_in_the_changed_project_is_new()
    {
        var found = Assert.Single(await NewAsync("Store", Store.Replace("name.Length", "name.Size")));

        Assert.Contains("CS1061", found);
        Assert.StartsWith("/Store/Store.cs(4,", found);
    }

    [Theory]
    [InlineData("Count(string name)", "Count(string name, int more)", "CS7036")]
    [InlineData("public int Count", "internal int Count", "CS1929")]
    [InlineData("public class Shelf", "public class Rack", "CS0234")]
    public async Task An_error_in_a_project_that_sees_the_changed_one_is_new(string old, string @new, string id)
    {
        var found = await NewAsync("Store", Store.Replace(old, @new));

        Assert.Contains(found, line => line.StartsWith("/Shop/Shop.cs") && line.Contains(id));
        Assert.DoesNotContain(found, line => line.StartsWith("/Other/"));
    }

    [Fact]
    public async Task A_warning_that_was_not_there_is_new()
    {
        var found = Assert.Single(await NewAsync("Store", Store.Replace("name.Length;", "name.Length; public void Old() { int idle; }")));

        Assert.Contains("CS0168", found);
    }

    [Fact]
    public async Task A_warning_that_moved_to_another_line_is_not_new() =>
        Assert.Empty(await NewAsync("Shop", Shop.Replace("public class Desk", "/* pushed\n down */\npublic class Desk")));

    [Fact]
    public async Task A_second_warning_like_the_first_is_new() =>
        Assert.Single(await NewAsync("Shop", Shop.Replace("public int Left()", "public void Twice() { int unused; }\npublic int Left()")));

    [Fact]
    public async Task A_warning_that_is_switched_off_is_not_reported() =>
        Assert.Empty(await NewAsync("Store", Store.Replace("name.Length;", "name.Length;\n#pragma warning disable CS0168\npublic void Old() { int idle; }")));

    private static async Task<IEnumerable<string>> NewAsync(string project, string text)
    {
        using var sources = new Sources().Add("Other", Other).Add("Store", Store).Add("Shop", Shop, "Store");
        var before = (await sources.LoadAsync()).Solution;
        var document = before.Projects.Single(each => each.Name == project).Documents.Single(each => each.Name == $"{project}.cs");
        return await CompileCheck.NewDiagnosticsAsync(before, document.WithText(SourceText.From(text)).Project.Solution, CancellationToken.None);
    }
}
