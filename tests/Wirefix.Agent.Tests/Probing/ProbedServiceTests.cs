using System.Collections.Immutable;
using System.Diagnostics;
using Wirefix.Agent.Probing;
using Wirefix.Replay;
using Wirefix.Workspace;
using Wirefix.Workspace.Locating;

namespace Wirefix.Agent.Tests.Probing;

/// <summary>A real service with probes, in a process of its own.</summary>
public sealed class ProbedServiceTests(ProbedServiceTests.Fixture built) : IClassFixture<ProbedServiceTests.Fixture>
{
    private const string Program = """
        using Shop.Lib;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddSingleton<Store>();
        var app = builder.Build();
        app.MapGet("/near/{id}", (int id, Store store) => store.Find(id));
        app.MapGet("/many/{id}", (int id, Store store) => store.Many(id).Count());
        app.MapGet("/far", (Store store) => store.Never());
        app.Run();

        """;

    private const string Store = """
        namespace Shop.Lib;

        public sealed class Store
        {
            public int Find(int id) => id % 2 == 0 ? Even(id) : id;

            public IEnumerable<int> Many(int id)
            {
                for (var i = 0; i < 3; i++)
                    yield return id + i;
            }

            public int Never()
            {
                throw new InvalidOperationException();
            }

            private int Even(int id) { return id / 2; }
        }

        """;

    private static readonly Uri Nobody = new("http://127.0.0.1:9/");

    public sealed class Fixture : IAsyncLifetime
    {
        public string Folder { get; } = Directory.CreateTempSubdirectory("wirefix-tests-").FullName;

        public string Tree => Path.Combine(Folder, "it's a (tree)");

        public SortedDictionary<string, string> Before { get; private set; } = [];

        public ProbedService Service { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            Write("Lib/Shop.Lib.csproj", """
                <Project Sdk="Microsoft.NET.Sdk">
                  <PropertyGroup><TargetFramework>net10.0</TargetFramework><ImplicitUsings>enable</ImplicitUsings><TreatWarningsAsErrors>true</TreatWarningsAsErrors></PropertyGroup>
                </Project>
                """);
            Write("Lib/Store.cs", Store);
            Write("Api/Shop.Api.csproj", """
                <Project Sdk="Microsoft.NET.Sdk.Web">
                  <PropertyGroup><TargetFramework>net10.0</TargetFramework><ImplicitUsings>enable</ImplicitUsings></PropertyGroup>
                  <ItemGroup><ProjectReference Include="../Lib/Shop.Lib.csproj" /></ItemGroup>
                </Project>
                """);
            Write("Api/Program.cs", Program);
            var api = Path.Combine(Tree, "Api", "Shop.Api.csproj");
            var measured = await DotnetCommand.RunAsync(["build", api, "--disable-build-servers"], Tree, new Dictionary<string, string?>(), TimeSpan.FromMinutes(5));
            Assert.True(measured.ExitCode == 0, measured.Output);
            Before = Digests();

            var solution = (await SolutionLoader.OpenAsync(api, Quiet.Instance, CancellationToken.None)).Solution;
            Service = await ProbedService.BuildAsync(
                solution.Projects.Single(project => project.Name == "Shop.Api"), Places, Path.Combine(Folder, "probes"), new Dictionary<string, string?>(), CancellationToken.None);
        }

        public SortedDictionary<string, string> Digests() => new(
            Directory.EnumerateFiles(Tree, "*", SearchOption.AllDirectories)
                .ToDictionary(file => file, file => Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(file)))),
            StringComparer.Ordinal);

        public ValueTask DisposeAsync()
        {
            Directory.Delete(Folder, recursive: true);
            return ValueTask.CompletedTask;
        }

        private ImmutableArray<SymbolLocation> Places =>
        [
            At("M:Program.<Main>$(System.String[])", "Shop.Api", "Api/Program.cs", Program, "/near"),
            At("M:Program.<Main>$(System.String[])", "Shop.Api", "Api/Program.cs", Program, "/far"),
            At("M:Shop.Lib.Store.Find(System.Int32)", "Shop.Lib", "Lib/Store.cs", Store, "Find"),
            At("M:Shop.Lib.Store.Even(System.Int32)", "Shop.Lib", "Lib/Store.cs", Store, "id / 2"),
            At("M:Shop.Lib.Store.Many(System.Int32)", "Shop.Lib", "Lib/Store.cs", Store, "yield"),
            At("M:Shop.Lib.Store.Never", "Shop.Lib", "Lib/Store.cs", Store, "throw"),
        ];

        private SymbolLocation At(string symbol, string project, string file, string text, string code) =>
            new(symbol, code, project, Path.Combine(Tree, file), text[..text.IndexOf(code, StringComparison.Ordinal)].Count(character => character == '\n') + 1);

        private void Write(string file, string text)
        {
            var path = Path.Combine(Tree, file);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, text);
        }
    }

    [Fact]
    public async Task A_hundred_requests_at_once_are_counted_exactly_and_a_kill_loses_none()
    {
        var tally = built.Service.Begin();
        await using var service = await ServiceProcess.StartAsync(
            built.Service.Service, tally.Environment, Nobody, TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);
        using var http = new HttpClient { BaseAddress = service.Address };
        var answers = await Task.WhenAll(Enumerable.Range(0, 100).Select(id => http.GetStringAsync($"/near/{id}")));
        Assert.Equal("3", await http.GetStringAsync("/many/7"));

        using (var process = Process.GetProcessById(service.Id))
            process.Kill();
        await service.Exited;

        Assert.Equal(Enumerable.Range(0, 100).Select(id => $"{(id % 2 == 0 ? id / 2 : id)}"), answers);
        Assert.Equal(
            [(1, 100), (1, 0), (100, 100), (50, 50), (1, 3), (0, 0)],
            tally.Read().Select(count => (count.Entered!.Value, count.Reached!.Value)));
    }

    [Fact]
    public async Task Each_tally_begins_at_nothing_and_is_read_while_the_service_runs()
    {
        var (first, second) = (built.Service.Begin(), built.Service.Begin());
        await using var service = await ServiceProcess.StartAsync(
            built.Service.Service, second.Environment, Nobody, TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);
        using var http = new HttpClient { BaseAddress = service.Address };
        await http.GetStringAsync("/near/2");
        Assert.Equal(1, second.Read()[3].Reached);
        await http.GetStringAsync("/near/4");

        Assert.Equal(2, second.Read()[3].Reached);
        Assert.All(first.Read(), count => Assert.Equal((0, 0), (count.Entered, count.Reached)));
    }

    [Fact]
    public async Task A_service_without_a_tally_does_not_count_and_runs()
    {
        await using var service = await ServiceProcess.StartAsync(
            built.Service.Service, new Dictionary<string, string>(), Nobody, TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);
        using var http = new HttpClient { BaseAddress = service.Address };

        Assert.Equal("1", await http.GetStringAsync("/near/2"));
    }

    [Fact]
    public void The_tree_with_its_outputs_is_what_it_was() => Assert.Equal(built.Before, built.Digests());
}
