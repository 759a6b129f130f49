using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;

namespace Wirefix.Agent.Regression;

/// <summary>Adds items to project files as text, so that the rest of the file stays as somebody wrote it.</summary>
internal static partial class ProjectFileEdit
{
    private const string CentralFile = "Directory.Packages.props";

    /// <summary>The new content of the project file, and of the central package file where versions stand there.</summary>
    public static IEnumerable<KeyValuePair<string, byte[]>> Add(TestProject project)
    {
        var text = File.Exists(project.Path) ? Opened(File.ReadAllText(project.Path)) : EmptyProject(project.DotnetVersion);
        var items = project.Missing.Where(item => item is not ElementItem element || !text.Contains(element.Attributes.Split(' ')[0], StringComparison.Ordinal)).ToList();
        if (items.Count == 0)
            yield break;

        var central = CentralPackages(Path.GetDirectoryName(project.Path)!);
        yield return new(project.Path, Encode(project.Path, WithItems(text, items.Select(item => ProjectLine(item, central is not null)))));
        if (central is null)
            yield break;

        var versions = File.ReadAllText(central);
        var lines = items.OfType<PackageItem>()
            .Where(package => !versions.Contains($"\"{package.Name}\"", StringComparison.OrdinalIgnoreCase))
            .Select(package => $"<PackageVersion Include=\"{package.Name}\" Version=\"{package.Version}\" />")
            .ToImmutableArray();
        if (lines.Length > 0)
            yield return new(central, Encode(central, WithItems(versions, lines)));
    }

    private static string EmptyProject(int version) => $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <TargetFramework>net{version}.0</TargetFramework>
            <OutputType>Exe</OutputType>
            <ImplicitUsings>enable</ImplicitUsings>
            <Nullable>enable</Nullable>
            <IsPackable>false</IsPackable>
          </PropertyGroup>
        </Project>

        """;

    /// <summary>A file that is one empty element, as an SDK may leave it, with a place for items.</summary>
    private static string Opened(string text) => EmptyElement().Replace(text, "$1>\n</Project>\n", 1);

    private static string ProjectLine(ProjectItem item, bool central) => item switch
    {
        PackageItem package when central => $"<PackageReference Include=\"{package.Name}\" />",
        PackageItem package => $"<PackageReference Include=\"{package.Name}\" Version=\"{package.Version}\" />",
        ElementItem element => $"<{element.Element} {element.Attributes} />",
        _ => throw new ArgumentException($"unknown item {item.GetType().Name}", nameof(item)),
    };

    private static string WithItems(string text, IEnumerable<string> lines)
    {
        var newLine = text.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";
        var end = text.LastIndexOf("</Project>", StringComparison.Ordinal);
        var group = string.Concat(lines.Select(line => $"    {line}{newLine}"));
        return text.Insert(end, $"  <ItemGroup>{newLine}{group}  </ItemGroup>{newLine}");
    }

    /// <summary>The nearest central package file above a folder, where it is in force.</summary>
    private static string? CentralPackages(string folder)
    {
        for (var current = folder; current is not null; current = Path.GetDirectoryName(current))
        {
            var file = Path.Combine(current, CentralFile);
            if (File.Exists(file))
                return File.ReadAllText(file).Contains("<ManagePackageVersionsCentrally>true", StringComparison.OrdinalIgnoreCase) ? file : null;
        }

        return null;
    }

    /// <summary>UTF-8, with a byte-order mark where the file had one.</summary>
    private static byte[] Encode(string path, string text)
    {
        var marked = File.Exists(path) && File.ReadAllBytes(path).AsSpan().StartsWith(Encoding.UTF8.Preamble);
        return [.. marked ? Encoding.UTF8.Preamble : [], .. Encoding.UTF8.GetBytes(text)];
    }

    [GeneratedRegex(@"(<Project\b[^<>]*?)\s*/>\s*\z")]
    private static partial Regex EmptyElement();
}
