using System.Xml.Linq;

namespace Wirefix.Cli.Tests;

/// <summary>The table of rooms in docs/architecture.md, asserted from the project files.</summary>
public sealed class RoomsTests
{
    private static readonly string Root = RepositoryRoot.Path;

    [Theory]
    [InlineData("Facts", "netstandard2.0", "")]
    [InlineData("Analyzers", "netstandard2.0", "Facts")]
    [InlineData("CodeFixes", "netstandard2.0", "Analyzers")]
    [InlineData("Package", "netstandard2.0", "CodeFixes")]
    [InlineData("Traffic", "net10.0", "Facts")]
    [InlineData("Workspace", "net10.0", "CodeFixes Facts")]
    [InlineData("Hook", "net8.0", "")]
    [InlineData("Replay", "net10.0", "Hook Traffic")]
    [InlineData("Agent", "net10.0", "Replay Traffic Workspace")]
    [InlineData("Cli", "net10.0", "Agent")]
    public void A_room_has_its_target_and_uses_no_other_room(string room, string target, string uses)
    {
        var project = XDocument.Load(Path.Combine(Root, "src", $"Wirefix.{room}", $"Wirefix.{room}.csproj"));

        Assert.Equal(target, project.Descendants("TargetFramework").Single().Value);
        Assert.Equal(uses, string.Join(' ', References(project).Order(StringComparer.Ordinal)));
    }

    [Fact]
    public void Every_room_stands_in_the_table()
    {
        var rooms = Directory.GetDirectories(Path.Combine(Root, "src")).Select(folder => Path.GetFileName(folder)["Wirefix.".Length..]);
        var named = typeof(RoomsTests).GetMethod(nameof(A_room_has_its_target_and_uses_no_other_room))!
            .GetCustomAttributesData()
            .Where(attribute => attribute.AttributeType == typeof(InlineDataAttribute))
            .Select(attribute => (string)((IReadOnlyList<System.Reflection.CustomAttributeTypedArgument>)attribute.ConstructorArguments[0].Value!)[0].Value!);

        Assert.Equal(rooms.Order(StringComparer.Ordinal), named.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_hook_depends_on_nothing()
    {
        var project = XDocument.Load(Path.Combine(Root, "src", "Wirefix.Hook", "Wirefix.Hook.csproj"));

        Assert.Empty(project.Descendants("PackageReference"));
        Assert.Empty(project.Descendants("ProjectReference"));
    }

    [Fact]
    public void No_sample_references_a_room()
    {
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Root, "samples"), "*.csproj", SearchOption.AllDirectories))
            Assert.DoesNotContain(References(XDocument.Load(file)), RoomExists);
    }

    [Fact]
    public void No_source_knows_a_samples_name()
    {
        // Some samples are called as things are that code speaks of (files, orders); their projects and a text of the name mean the sample.
        var samples = Directory.GetFiles(Path.Combine(Root, "samples"), "*.sln", SearchOption.AllDirectories).Select(file => Path.GetDirectoryName(file)!).ToList();
        var names = samples.SelectMany(folder => Directory.GetFiles(folder, "*.csproj", SearchOption.AllDirectories)).Select(Path.GetFileNameWithoutExtension)
            .Concat(samples.Select(folder => $"\"{Path.GetFileName(folder)}\"")).ToList();
        var sources = Directory.EnumerateFiles(Path.Combine(Root, "src"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal));

        foreach (var (file, name) in sources.SelectMany(file => names.Select(name => (file, name))))
            Assert.False(Code(file).Contains(name!, StringComparison.Ordinal), $"{file} names {name}");
    }

    private static string Code(string file) =>
        string.Join('\n', File.ReadLines(file).Where(line => !line.TrimStart().StartsWith("//", StringComparison.Ordinal)));

    private static bool RoomExists(string name) => Directory.Exists(Path.Combine(Root, "src", $"Wirefix.{name}"));

    private static IEnumerable<string> References(XDocument project) =>
        project.Descendants("ProjectReference").Select(reference =>
            Path.GetFileNameWithoutExtension(((string)reference.Attribute("Include")!).Replace('\\', '/')).Replace("Wirefix.", "", StringComparison.Ordinal));
}
