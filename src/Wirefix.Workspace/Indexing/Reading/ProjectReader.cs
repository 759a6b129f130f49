using System.Xml;
using System.Xml.Linq;

namespace Wirefix.Workspace.Indexing.Reading;

/// <summary>Reads from a project file which other projects its code sees.</summary>
internal static class ProjectReader
{
    /// <summary>The references; none where the text is no XML, as its build will say.</summary>
    public static FileContent Read(string text)
    {
        try
        {
            return new FileContent([],
            [
                .. from reference in XDocument.Parse(text).Descendants()
                   where reference.Name.LocalName == "ProjectReference"
                   let path = (string?)reference.Attribute("Include")
                   where path is not null
                   select new FileLink(LinkKind.ProjectReference, "", "", path),
            ]);
        }
        catch (XmlException)
        {
            return FileContent.Empty;
        }
    }
}
