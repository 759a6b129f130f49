using Wirefix.Workspace.Locating;
using Wirefix.Workspace.Locating.Candidates;
using Wirefix.Workspace.Tests.Indexing;

namespace Wirefix.Workspace.Tests.Locating;

public sealed class SymptomCandidatesTests
{
    private const string Entry = "GET api.example.com/orders/{id}";
    private const string Call = "GET depot.example.com/parcels/{id}";

    [Fact]
    public void The_program_that_serves_the_route_and_sees_the_request_is_loaded_and_its_likes_are_not()
    {
        using var tree = Tree();

        Assert.Equal(["Shop/Shop.csproj"], Projects(tree, tree.Root, Symptom([Entry], [Call])));
    }

    [Theory]
    [InlineData("GET api.example.com/orders")]
    [InlineData("GET api.example.com/orders/{id}")]
    public void The_program_whose_route_may_end_earlier_is_loaded_for_both(string entry)
    {
        using var tree = Tree().Put("Shop/Program.cs", """app.MapGet("/orders/{id?}", (string? id) => id);""");

        Assert.Equal(["Shop/Shop.csproj"], Projects(tree, tree.Root, Symptom([entry], [])));
    }

    [Fact]
    public void A_client_that_no_named_route_reaches_is_loaded_with_the_programs_that_use_it()
    {
        using var tree = Tree();

        Assert.Equal(["Shop/Shop.csproj"], Projects(tree, tree.Root, Symptom([], [Call])));
    }

    [Fact]
    public void Everything_but_tests_is_loaded_where_syntax_sees_no_end()
    {
        using var tree = Tree();

        Assert.Equal(["Bills/Bills.csproj", "Shop/Shop.csproj"], Projects(tree, tree.Root, Symptom(["GET api.example.com/nothing"], [])));
    }

    [Theory]
    [InlineData("Bills.slnx", """<Solution><Project Path="Bills/Bills.csproj" /></Solution>""")]
    [InlineData("Bills.slnf", """{ "solution": { "path": "all\\All.sln", "projects": [ "..\\Bills\\Bills.csproj" ] } }""")]
    [InlineData("build/Bills.slnx", """<Solution><Project Path="../Bills/Bills.csproj" /></Solution>""")]
    [InlineData("Bills.sln", "Project(\"{9A19103F}\") = \"Bills\", \"Bills\\Bills.csproj\", \"{6E7AA5AB}\"\nEndProject")]
    public void Only_projects_of_the_named_solution_count(string file, string text)
    {
        using var tree = Tree().Put(file, text);

        Assert.Equal(["Bills/Bills.csproj"], Projects(tree, tree[file], Symptom([Entry], [Call])));
    }

    [Fact]
    public void Of_projects_that_did_not_load_syntax_names_the_members_and_says_so()
    {
        using var tree = Tree();
        var candidates = SymptomCandidates.Read(tree.Root, CancellationToken.None);

        var suspects = candidates.SuspectsOf(Symptom([Entry], [Call]), [tree["Shop/Shop.csproj"]], new HashSet<string>());

        Assert.Equal(["DepotClient.GetAsync", "Program (top-level statements)"], suspects.Select(suspect => suspect.Location.Name).Order());
        Assert.All(suspects, suspect => Assert.Contains(suspect.Doubts, doubt => doubt.Contains("did not load")));
        Assert.Empty(candidates.SuspectsOf(Symptom([Entry], [Call]), [tree["Bills/Bills.csproj"]], new HashSet<string>()));
        Assert.Single(candidates.SuspectsOf(Symptom([Entry], [Call]), [tree["Shop/Shop.csproj"]], new HashSet<string> { tree["Depot/Depot.csproj"] }));
    }

    private static Symptom Symptom(string[] entries, string[] calls) =>
        new(FaultPattern.FanOut, [.. entries.Select(Locate.Endpoint)], [.. calls.Select(Locate.Endpoint)]);

    private static IEnumerable<string> Projects(CodeTree tree, string named, Symptom symptom) =>
        SymptomCandidates.Read(named, CancellationToken.None).ProjectsOf(symptom)
            .Select(project => Path.GetRelativePath(tree.Root, project)).Order(StringComparer.Ordinal);

    private static CodeTree Tree() => new CodeTree()
        .Put("Depot/Depot.csproj", "<Project />")
        .Put("Depot/DepotClient.cs", """
            namespace Depot;
            public class DepotClient(HttpClient http)
            {
                public Task<string> GetAsync(string id) => http.GetStringAsync($"https://depot.example.com/parcels/{id}");
            }
            """)
        .Put("Shop/Shop.csproj", """<Project><ItemGroup><ProjectReference Include="../Depot/Depot.csproj" /></ItemGroup></Project>""")
        .Put("Shop/Program.cs", """app.MapGet("/orders/{id}", (string id, DepotClient depot) => depot.GetAsync(id));""")
        .Put("Bills/Bills.csproj", "<Project />")
        .Put("Bills/Program.cs", """app.MapGet("/bills/{id}", (string id) => id);""")
        .Put("Shop.Tests/Shop.Tests.csproj", """
            <Project>
              <ItemGroup><PackageReference Include="xunit.v3" /><ProjectReference Include="../Shop/Shop.csproj" /></ItemGroup>
            </Project>
            """)
        .Put("Shop.Tests/ShopTests.cs", """public class ShopTests { public Task Asks(HttpClient http) => http.GetStringAsync("/orders/1"); }""");
}
