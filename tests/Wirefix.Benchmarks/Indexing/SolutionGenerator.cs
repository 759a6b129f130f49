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

    /// <summary>Writes the solution below a folder; the same text in every run.</summary>
    public static void Write(string folder)
    {
        var sources = GeneratedCode.Sources(Files);
        foreach (var (source, number) in sources.Select((source, index) => (source, index)))
        {
            var project = Directory.CreateDirectory(Path.Combine(folder, "src", Name(number % Projects), "Code")).FullName;
            File.WriteAllText(Path.Combine(project, string.Create(CultureInfo.InvariantCulture, $"File{number:0000}.cs")), source);
        }

        var projects = Enumerable.Range(0, Projects).Select(project => $"src/{Name(project)}/{Name(project)}.csproj").ToArray();
        foreach (var project in projects)
            File.WriteAllText(Path.Combine(folder, project), """<Project Sdk="Microsoft.NET.Sdk.Web" />""");
        var listed = string.Concat(projects.Select(project => $"""<Project Path="{project}" />"""));
        File.WriteAllText(Path.Combine(folder, "Company.slnx"), $"<Solution>{listed}</Solution>");
    }

    private static string Name(int project) => string.Create(CultureInfo.InvariantCulture, $"Service{project:000}");
}
