using System.Globalization;
using Wirefix.Benchmarks.Rules;

namespace Wirefix.Benchmarks.Indexing;

/// <summary>Writes a solution as a company of many services has it: a web project each, all with the same common names.</summary>
internal static class SolutionGenerator
{
    /// <summary>How many web projects there are.</summary>
    public const int Projects = 240;

    /// <summary>How many C# files there are in all.</summary>
    public const int Files = 3000;

    private const string Project = """
        <Project Sdk="Microsoft.NET.Sdk.Web">
          <PropertyGroup>
            <TargetFramework>net10.0</TargetFramework>
            <ImplicitUsings>enable</ImplicitUsings>
            <Nullable>enable</Nullable>
          </PropertyGroup>
        </Project>
        """;

    // The files of a domain stand in services beside each other: clients in one, endpoints in another.
    private const int FilesOfADomain = GeneratedCode.FilesOfADomain;
    private const int Client = 1;
    private const int Endpoints = 3;

    /// <summary>Writes the solution below a folder; the same text in every run.</summary>
    public static void Write(string folder)
    {
        var sources = GeneratedCode.Sources(Files - Projects);
        foreach (var (source, number) in sources.Select((source, index) => (source, index)))
        {
            var project = Directory.CreateDirectory(Path.Combine(folder, "src", Name(number % Projects), "Code")).FullName;
            File.WriteAllText(Path.Combine(project, string.Create(CultureInfo.InvariantCulture, $"File{number:0000}.cs")), source);
        }

        var projects = Enumerable.Range(0, Projects).Select(project => $"src/{Name(project)}/{Name(project)}.csproj").ToArray();
        foreach (var project in projects)
            File.WriteAllText(Path.Combine(folder, project), Project);
        for (var project = 0; project < Projects; project++)
            WriteStart(Directory.CreateDirectory(Path.Combine(folder, "src", Name(project))).FullName, project, sources.Length);
        var listed = string.Concat(projects.Select(project => $"""<Project Path="{project}" />"""));
        File.WriteAllText(Path.Combine(folder, "Company.slnx"), $"<Solution>{listed}</Solution>");
    }

    // What joins the files of a service and the services: who maps the routes, who has which client, who listens where.
    private static void WriteStart(string folder, int project, int sources)
    {
        int[] own = [.. Enumerable.Range(0, sources).Where(number => number % Projects == project)];
        var routes = own.Where(number => number % FilesOfADomain == Endpoints).Select(number => number / FilesOfADomain);
        var clients = own.Where(number => number % FilesOfADomain == Client).Select(number => number / FilesOfADomain).ToArray();
        string[] lines =
        [
            "var builder = WebApplication.CreateBuilder(args);",
            .. clients.Select(n => $"""
                builder.Services.AddHttpClient<IThingClient{n}, ThingClient{n}>(client =>
                    client.BaseAddress = new Uri(builder.Configuration["Services:Things{n}"]!));
                """),
            "var app = builder.Build();",
            .. routes.Select(n => $"""app.MapGroup("/api").MapThings{n}();"""),
        ];
        File.WriteAllLines(Path.Combine(folder, "Program.cs"), lines);
        var addresses = clients.Select(n => $"\"Things{n}\": \"http://localhost:{Port(((n * FilesOfADomain) + Endpoints) % Projects)}/api/\"");
        File.WriteAllText(Path.Combine(folder, "appsettings.json"), $$"""{ "Services": { {{string.Join(", ", addresses)}} } }""");
        var properties = Directory.CreateDirectory(Path.Combine(folder, "Properties")).FullName;
        File.WriteAllText(
            Path.Combine(properties, "launchSettings.json"),
            $$"""{ "profiles": { "http": { "applicationUrl": "http://localhost:{{Port(project)}}" } } }""");
    }

    private static int Port(int project) => 5000 + project;

    private static string Name(int project) => string.Create(CultureInfo.InvariantCulture, $"Service{project:000}");
}
