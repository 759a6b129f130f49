using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Wirefix.Workspace.Editing;

/// <summary>Adds a file to every project that is built from the same project file: it is built for each framework.</summary>
internal static class AddedFile
{
    /// <summary>The solution with the file, or why it cannot be added.</summary>
    public static (Solution Solution, string? Failure) Add(Solution solution, AddFile add)
    {
        var named = solution.Projects.Where(project => project.Name == add.Project || project.AssemblyName == add.Project).ToList();
        if (named.Select(project => project.FilePath).Distinct().ToList() is not [{ } file])
            return (solution, $"no one project of the solution is named '{add.Project}'");
        var folder = Path.GetDirectoryName(file)!;
        var path = Path.GetFullPath(add.Path, folder);
        if (!path.StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal) || Path.GetExtension(path) != ".cs")
            return (solution, $"'{add.Path}' is no C# file below the folder of {add.Project}");
        if (File.Exists(path) || !solution.GetDocumentIdsWithFilePath(path).IsEmpty)
            return (solution, $"'{add.Path}' is in {add.Project} already; replace its members instead");

        var text = SourceText.From(add.Text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        var documents = solution.Projects.Where(project => project.FilePath == file)
            .Select(project => DocumentInfo.Create(
                DocumentId.CreateNewId(project.Id), Path.GetFileName(path), loader: TextLoader.From(TextAndVersion.Create(text, VersionStamp.Create())), filePath: path));
        return (documents.Aggregate(solution, (added, document) => added.AddDocument(document)), null);
    }
}
