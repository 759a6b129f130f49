using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Wirefix.Agent.Copying;
using Wirefix.Workspace.Editing;

namespace Wirefix.Agent.Proposing.Commanding;

/// <summary>Turns what a command did to its copy into edits of the solution, and says what cannot be one.</summary>
internal sealed class ReadBack(AgentTask task, WorkingCopy own)
{
    private const int MostNamed = 5;
    private readonly List<string> _names = [];
    private readonly List<string> _untold = [];
    private readonly List<Edit> _added = [];
    private Solution _changed = task.Solution;

    /// <summary>The proposal; null where nothing of substance changed.</summary>
    public async Task<Proposal?> ProposalAsync(string agent, TreeFiles before, TreeFiles after, CancellationToken cancellationToken)
    {
        foreach (var path in after.DifferentFrom(before))
            await ReadAsync(path, before, after, cancellationToken).ConfigureAwait(false);
        var edits = await EditsAsync(cancellationToken).ConfigureAwait(false);
        return edits.IsEmpty && _untold.Count == 0
            ? null
            : new Proposal(agent, $"Changes {Named()}.", edits) { Untold = [.. _untold] };
    }

    private async Task ReadAsync(string path, TreeFiles before, TreeFiles after, CancellationToken cancellationToken)
    {
        var place = Path.Combine(task.Copy!.Tree, path);
        var name = NameOf(place);
        _names.Add(name);
        if (Refusal(path, before, after) is { } refusal)
        {
            _untold.Add($"{name} {refusal}");
            return;
        }

        var documents = _changed.GetDocumentIdsWithFilePath(place).Select(id => _changed.GetDocument(id)).OfType<Document>().ToList();
        if (documents.Count > 0)
        {
            var encoding = (await documents[0].GetTextAsync(cancellationToken).ConfigureAwait(false)).Encoding ?? Encoding.UTF8;
            var text = SourceText.From(TextOf(path, encoding), encoding);
            _changed = documents.Aggregate(_changed, (solution, document) => solution.WithDocumentText(document.Id, text));
        }
        else if (!before.Entries.ContainsKey(path) && ProjectOf(place) is { } project)
            _added.Add(new AddFile(project.Name, Path.GetRelativePath(Path.GetDirectoryName(project.FilePath)!, place).Replace('\\', '/'), TextOf(path, Encoding.UTF8)));
        else
            _untold.Add($"{name} belongs to no project of the solution; a fix changes those alone");
    }

    private static string? Refusal(string path, TreeFiles before, TreeFiles after)
    {
        if (!after.Entries.ContainsKey(path))
            return "was removed; a fix removes no files";
        if (after.IsLink(path))
            return "is a link; links are not followed";
        if (Path.GetExtension(path) == ".cs")
            return null;
        return $"was {(before.Entries.ContainsKey(path) ? "changed" : "added")} and is no C# source; a fix changes C# files of the solution's projects alone";
    }

    private async Task<ImmutableArray<Edit>> EditsAsync(CancellationToken cancellationToken)
    {
        var edits = await SolutionDiff.EditsAsync(task.Solution, _changed, cancellationToken).ConfigureAwait(false);
        var untold = await Untold.OfAsync(task.Solution, edits, _changed, cancellationToken).ConfigureAwait(false);
        if (!untold.IsEmpty)
        {
            edits = await SolutionDiff.WholeTypesAsync(task.Solution, _changed, cancellationToken).ConfigureAwait(false);
            untold = await Untold.OfAsync(task.Solution, edits, _changed, cancellationToken).ConfigureAwait(false);
        }

        foreach (var (document, declaration) in untold)
        {
            _untold.Add($"{NameOf(document.FilePath!)} changes outside of its types and members, which edits of named symbols cannot tell: {declaration}");
        }

        return [.. edits, .. _added];
    }

    private Project? ProjectOf(string place) => task.Solution.Projects
        .Where(project => project.FilePath is { } file && place.StartsWith(Path.GetDirectoryName(file) + Path.DirectorySeparatorChar, StringComparison.Ordinal))
        .MaxBy(project => project.FilePath!.LastIndexOf(Path.DirectorySeparatorChar));

    private string TextOf(string path, Encoding encoding)
    {
        var file = new FileInfo(Path.Combine(own.Tree, path));
        return file.Length == 0 ? "" : File.ReadAllText(file.FullName, encoding);
    }

    private string NameOf(string place) => Path.GetRelativePath(task.Copy!.Home, place).Replace('\\', '/');

    private string Named() => _names.Count <= MostNamed
        ? string.Join(", ", _names)
        : FormattableString.Invariant($"{string.Join(", ", _names.Take(MostNamed))} and {_names.Count - MostNamed} more files");
}
