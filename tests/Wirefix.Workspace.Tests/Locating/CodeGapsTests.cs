using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using Wirefix.Workspace.Locating;

namespace Wirefix.Workspace.Tests.Locating;

/// <summary>What is told of code that names what is not there.</summary>
public sealed class CodeGapsTests
{
    private const string Calling = "class Desk { object Ask() => new Gone().Get(); }";

    [Fact]
    public async Task A_project_for_several_frameworks_tells_once_what_its_bodies_call_in_vain()
    {
        using var sources = new Sources().Add("Depot", "class Old;").Add("Newer", "class New;");
        var solution = (await sources.LoadAsync()).Solution;
        var (older, newer) = (Id(solution, "Depot"), Id(solution, "Newer"));
        solution = solution.WithProjectFilePath(newer, solution.GetProject(older)!.FilePath)
            .WithProjectParseOptions(newer, new CSharpParseOptions(LanguageVersion.Latest, preprocessorSymbols: ["NET9_0_OR_GREATER"]));

        var gaps = await GapsAsync(With(With(solution, older, Calling), newer, Calling));

        Assert.Equal(
            "/Depot/Depot.csproj: expected code that compiles, found lines that do not: /Depot/Desk.cs:1; what they call is not followed.",
            Assert.Single(gaps));
    }

    [Fact]
    public async Task What_tests_name_in_vain_is_not_told()
    {
        using var sources = new Sources("xunit.v3.core").Add("Depot", "class Old;");
        var solution = (await sources.LoadAsync()).Solution;

        Assert.Empty(await GapsAsync(With(solution, Id(solution, "Depot"), "class Desk { Gone Ask() => null; }")));
    }

    private static ProjectId Id(Solution solution, string name) => solution.Projects.Single(project => project.Name == name).Id;

    private static Solution With(Solution solution, ProjectId project, string source) =>
        solution.AddDocument(DocumentId.CreateNewId(project), "Desk.cs", SourceText.From(source), filePath: "/Depot/Desk.cs");

    private static async Task<IEnumerable<string>> GapsAsync(Solution solution)
    {
        var locator = await Locator.ReadAsync(new LoadedSolution("/Depot.sln", solution, []), CancellationToken.None);
        return await locator.GapsAsync(CancellationToken.None);
    }
}
