using Wirefix.Workspace.Locating;

namespace Wirefix.Workspace.Tests.Loading;

public sealed class SolutionLoaderTests
{
    private const string Store = "namespace Store; public class Shelf { public int Count => 3; }";

    private const string Shop = "namespace Shop; public class Desk(Store.Shelf shelf) { public int Left() => shelf.Count; }";

    [Theory]
    [InlineData("Shop.sln")]
    [InlineData("Shop.slnx")]
    [InlineData("Shop.slnf")]
    [InlineData("Shop/Shop.csproj")]
    public async Task A_restored_solution_opens_with_its_references(string file)
    {
        using var folder = TwoProjects();
        await folder.RestoreAsync("Shop.slnx");
        var loading = new List<string>();

        var loaded = await SolutionLoader.OpenAsync(folder.File(file), new Recorder(loading), CancellationToken.None);

        Assert.Empty(loaded.Problems);
        Assert.Equal(folder.File(file), loaded.Path);
        Assert.Equal(["Shop", "Store"], loaded.Solution.Projects.Select(project => project.Name).Order());
        Assert.Contains("Shop", loading);
        foreach (var project in loaded.Solution.Projects)
        {
            var compilation = await project.GetCompilationAsync();
            Assert.DoesNotContain(compilation!.GetDiagnostics(), diagnostic => diagnostic.Severity == Microsoft.CodeAnalysis.DiagnosticSeverity.Error);
        }
    }

    [Fact]
    public async Task A_project_that_does_not_load_is_reported_and_the_others_are_there()
    {
        using var folder = TwoProjects();
        await folder.RestoreAsync("Shop.slnx");
        folder.Write("Store/Store.csproj", "<Project Sdk=\"No.Such.Sdk\"></Project>");
        folder.Write("Till/Till.csproj", "<Project");
        folder.Write("Shop.slnx", """<Solution><Project Path="Shop/Shop.csproj" /><Project Path="Till/Till.csproj" /></Solution>""");

        var loaded = await SolutionLoader.OpenAsync(folder.File("Shop.slnx"), null, CancellationToken.None);

        Assert.Contains(loaded.Solution.Projects, project => project.Name == "Shop");
        Assert.Contains(loaded.Problems, problem => problem.Contains("Store.csproj") && problem.Contains("No.Such.Sdk"));
        Assert.Contains(loaded.Problems, problem => problem.Contains("Till.csproj"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("#if DEBUG\n")]
    public async Task Code_that_is_nested_too_deep_is_left_out_with_a_message(string condition)
    {
        using var folder = TwoProjects();
        await folder.RestoreAsync("Shop.slnx");
        var nested = string.Concat(Enumerable.Repeat("not ", 200_000));
        var deep = folder.Write("Shop/Deep.cs", $"{condition}class Deep {{ bool F(object a) => a is {nested} null; }}");

        var whole = await SolutionLoader.OpenAsync(folder.File("Shop.slnx"), null, CancellationToken.None);
        var part = await SolutionLoader.OpenAsync(folder.Path, [folder.File("Shop/Shop.csproj")], null, CancellationToken.None);

        Assert.All([whole, part], loaded =>
        {
            Assert.Equal($"{deep}: expected code nested at most 1,000 levels deep, found more; it is left out of its project.", Assert.Single(loaded.Problems));
            Assert.Contains(loaded.Solution.Projects.SelectMany(project => project.Documents), document => document.Name == "Shop.cs");
        });
    }

    [Fact]
    public async Task A_solution_that_is_not_restored_says_what_to_run()
    {
        using var folder = TwoProjects();
        var path = folder.File("Shop.slnx");

        var error = await Assert.ThrowsAsync<WorkspaceException>(() => SolutionLoader.OpenAsync(path, null, CancellationToken.None));

        Assert.Contains($"is not restored: run `dotnet restore {path}`", error.Message);
    }

    [Theory]
    [InlineData("Nowhere.sln", "found no such file")]
    [InlineData("Shop", "found a folder")]
    [InlineData("Shop/Shop.cs", "found a '.cs' file")]
    public async Task A_path_that_is_no_solution_is_named_with_what_was_found(string file, string found)
    {
        using var folder = TwoProjects();

        var error = await Assert.ThrowsAsync<WorkspaceException>(() => SolutionLoader.OpenAsync(folder.File(file), null, CancellationToken.None));

        Assert.StartsWith(folder.File(file), error.Message);
        Assert.Contains(found, error.Message);
    }

    [Theory]
    [InlineData("Shop.sln", "this is not a solution")]
    [InlineData("Shop.slnx", "<Solution")]
    [InlineData("Shop.slnx", "<Solution></Solution>")]
    public async Task A_solution_without_a_project_that_loads_is_refused(string file, string content)
    {
        using var folder = TwoProjects();
        folder.Write(file, content);

        var error = await Assert.ThrowsAsync<WorkspaceException>(() => SolutionLoader.OpenAsync(folder.File(file), null, CancellationToken.None));

        Assert.StartsWith(folder.File(file), error.Message);
    }

    [Fact]
    public async Task Only_the_named_projects_are_loaded_with_what_they_reference()
    {
        using var folder = TwoProjects();
        folder.WriteLibrary("Till", "namespace Till; public class Drawer;");
        await folder.RestoreAsync("Shop.slnx");

        var loaded = await SolutionLoader.OpenAsync(folder.Path, [folder.File("Shop/Shop.csproj")], null, CancellationToken.None);

        Assert.Empty(loaded.Problems);
        Assert.Equal(["Shop", "Store"], loaded.Solution.Projects.Select(project => project.Name).Order());
    }

    [Fact]
    public async Task Named_projects_that_cannot_be_asked_are_left_out_and_reported()
    {
        using var folder = TwoProjects();
        await folder.RestoreAsync("Shop.slnx");
        folder.WriteLibrary("Till", "namespace Till; public class Drawer;");
        folder.Write("Broken/Broken.csproj", "<Project");

        string[] named = [folder.File("Till/Till.csproj"), folder.File("Broken/Broken.csproj"), folder.File("Store/Store.csproj")];
        var loaded = await SolutionLoader.OpenAsync(folder.Path, named, null, CancellationToken.None);

        Assert.Equal(["Store"], loaded.Solution.Projects.Select(project => project.Name));
        Assert.Contains(loaded.Problems, problem => problem.Contains("Till.csproj") && problem.Contains("project.assets.json"));
        Assert.Contains(loaded.Problems, problem => problem.Contains("Broken.csproj"));
    }

    [Fact]
    public async Task A_project_for_several_frameworks_is_one_service_to_the_locator()
    {
        using var folder = new RestoredFolder();
        const string source = """
            namespace Depot;
            public interface IStore { Task<string> GetAsync(string id); }
            public class Desk(IStore store) { public Task<string> AskAsync(string id) => store.GetAsync(id); }
            public class HttpStore(HttpClient http) : IStore
            {
                public Task<string> GetAsync(string id) => http.GetStringAsync($"https://depot.example.com/parcels/{id}");
            }
            #if !NET9_0_OR_GREATER
            public class Old(Desk desk) { public Task<string> AskAsync(string id) => desk.AskAsync(id); }
            #endif
            """;
        folder.Write("Depot/Depot.cs", source);
        folder.Write("Depot/Depot.csproj", """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFrameworks>netstandard2.0;net10.0</TargetFrameworks>
                <LangVersion>latest</LangVersion>
                <ImplicitUsings>enable</ImplicitUsings>
              </PropertyGroup>
            </Project>
            """);
        await folder.RestoreAsync("Depot/Depot.csproj");
        var loaded = await SolutionLoader.OpenAsync(folder.Path, [folder.File("Depot/Depot.csproj")], null, CancellationToken.None);

        var locator = await Locator.ReadAsync(loaded, CancellationToken.None);
        var suspects = locator.Locate(
            new Symptom(FaultPattern.FanOut, [], [Locating.Locate.Endpoint("GET depot.example.com/parcels/{id}")]), CancellationToken.None);

        Assert.Equal(2, loaded.Solution.Projects.Count());
        var sender = Assert.Single(suspects, suspect => suspect.Location.Name == "HttpStore.GetAsync");
        Assert.Equal("Old.AskAsync -Direct-> Desk.AskAsync -OnlyImplementation-> HttpStore.GetAsync", Locating.Locate.Chain(sender));
    }

    private static RestoredFolder TwoProjects()
    {
        var folder = new RestoredFolder();
        folder.WriteLibrary("Store", Store);
        folder.WriteLibrary("Shop", Shop, """<ProjectReference Include="../Store/Store.csproj" />""");
        folder.Write("Shop.slnx", """<Solution><Project Path="Shop/Shop.csproj" /><Project Path="Store/Store.csproj" /></Solution>""");
        folder.Write("Shop.slnf", """{ "solution": { "path": "Shop.slnx", "projects": ["Shop/Shop.csproj", "Store/Store.csproj"] } }""");
        folder.Write("Shop.sln", """

            Microsoft Visual Studio Solution File, Format Version 12.00
            Project("{9A19103F-16F7-4668-BE54-9A1E7A4F7556}") = "Shop", "Shop/Shop.csproj", "{6E7AA5AB-0C33-4B7C-8F6C-111111111111}"
            EndProject
            Project("{9A19103F-16F7-4668-BE54-9A1E7A4F7556}") = "Store", "Store/Store.csproj", "{6E7AA5AB-0C33-4B7C-8F6C-222222222222}"
            EndProject
            Global
            EndGlobal
            """);
        return folder;
    }

    private sealed class Recorder(List<string> names) : IProgress<string>
    {
        public void Report(string value)
        {
            lock (names)
                names.Add(value);
        }
    }
}
