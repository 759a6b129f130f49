using System.Xml;
using System.Xml.Linq;

namespace Wirefix.Workspace.Indexing.Reading;

/// <summary>Reads from a project file which other projects its code sees, and whether it holds tests or starts other projects.</summary>
internal static class ProjectReader
{
    private static readonly string[] TestPackages = ["Microsoft.NET.Test.Sdk", "xunit", "NUnit", "MSTest", "TUnit"];

    /// <summary>What it tells; nothing where the text is no XML, as its build will say.</summary>
    public static FileContent Read(string text)
    {
        try
        {
            return new FileContent([], [.. XDocument.Parse(text).Descendants().SelectMany(Told).Distinct()]);
        }
        catch (XmlException)
        {
            return FileContent.Empty;
        }
    }

    private static IEnumerable<FileLink> Told(XElement element) => (element.Name.LocalName, (string?)element.Attribute("Include")) switch
    {
        ("ProjectReference", { } path) => [new FileLink(LinkKind.ProjectReference, "", "", path)],
        ("PackageReference", { } package) when IsForTests(package) => [new FileLink(LinkKind.TestProject, "", "")],
        ("Project", _) when IsForTests((string?)element.Attribute("Sdk") ?? "") => [new FileLink(LinkKind.TestProject, "", "")],
        ("Project", _) when IsApplicationHost((string?)element.Attribute("Sdk")) => [new FileLink(LinkKind.ApplicationHost, "", "")],
        ("Sdk", _) when IsApplicationHost((string?)element.Attribute("Name")) => [new FileLink(LinkKind.ApplicationHost, "", "")],
        ("IsAspireHost", _) when element.Value == "true" => [new FileLink(LinkKind.ApplicationHost, "", "")],
        ("IsTestProject", _) when element.Value == "true" => [new FileLink(LinkKind.TestProject, "", "")],
        _ => [],
    };

    private static bool IsApplicationHost(string? sdk) => sdk?.StartsWith("Aspire.AppHost", StringComparison.OrdinalIgnoreCase) == true;

    private static bool IsForTests(string package) =>
        TestPackages.Any(known => package.StartsWith(known, StringComparison.OrdinalIgnoreCase));
}
