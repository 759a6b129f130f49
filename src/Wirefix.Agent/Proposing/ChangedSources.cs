using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Wirefix.Workspace.Editing;

namespace Wirefix.Agent.Proposing;

/// <summary>Turns changed files of a solution into edits of named symbols, and says what cannot be one.</summary>
internal sealed class ChangedSources
{
    private const int MostNamed = 5;
    private readonly Solution _before;
    private readonly string _home;
    private readonly List<string> _names = [];
    private readonly List<string> _untold = [];
    private readonly List<Edit> _added = [];
    private Solution _changed;

    /// <param name="solution">The code before the change.</param>
    /// <param name="home">The folder that messages name files relative to.</param>
    public ChangedSources(Solution solution, string home) => (_before, _changed, _home) = (solution, solution, home);

    /// <summary>A file that a fix must not change so: its path, and why.</summary>
    public void Refuse(string place, string why) => _untold.Add($"{Take(place)} {why}");

    /// <summary>A file that now reads otherwise, or is new; the text is read in the encoding that the file had.</summary>
    public async Task WriteAsync(string place, Func<Encoding, string> read, CancellationToken cancellationToken)
    {
        var name = Take(place);
        var documents = _changed.GetDocumentIdsWithFilePath(place).Select(id => _changed.GetDocument(id)).OfType<Document>().ToList();
        if (documents.Count > 0)
        {
            var encoding = (await documents[0].GetTextAsync(cancellationToken).ConfigureAwait(false)).Encoding ?? Encoding.UTF8;
            var text = SourceText.From(read(encoding), encoding);
            _changed = documents.Aggregate(_changed, (changed, document) => changed.WithDocumentText(document.Id, text));
        }
        else if (!File.Exists(place) && ProjectOf(place) is { } project)
            _added.Add(new AddFile(project.Name, Path.GetRelativePath(Path.GetDirectoryName(project.FilePath)!, place).Replace('\\', '/'), read(Encoding.UTF8)));
        else
            _untold.Add($"{name} belongs to no project of the solution; a fix changes those alone");
    }

    /// <summary>The proposal; null where nothing of substance changed.</summary>
    public async Task<Proposal?> ProposalAsync(string agent, CancellationToken cancellationToken)
    {
        var edits = await EditsAsync(cancellationToken).ConfigureAwait(false);
        return edits.IsEmpty && _untold.Count == 0
            ? null
            : new Proposal(agent, $"Changes {Named()}.", edits) { Untold = [.. _untold] };
    }

    private async Task<ImmutableArray<Edit>> EditsAsync(CancellationToken cancellationToken)
    {
        var edits = await SolutionDiff.EditsAsync(_before, _changed, cancellationToken).ConfigureAwait(false);
        var untold = await Untold.OfAsync(_before, edits, _changed, cancellationToken).ConfigureAwait(false);
        if (!untold.IsEmpty)
        {
            edits = await SolutionDiff.WholeTypesAsync(_before, _changed, cancellationToken).ConfigureAwait(false);
            untold = await Untold.OfAsync(_before, edits, _changed, cancellationToken).ConfigureAwait(false);
        }

        foreach (var (document, declaration) in untold)
        {
            _untold.Add($"{NameOf(document.FilePath!)} changes outside of its types and members, which edits of named symbols cannot tell: {declaration}");
        }

        return [.. edits, .. _added];
    }

    private Project? ProjectOf(string place) => _before.Projects
        .Where(project => project.FilePath is { } file && place.StartsWith(Path.GetDirectoryName(file) + Path.DirectorySeparatorChar, StringComparison.Ordinal))
        .MaxBy(project => project.FilePath!.LastIndexOf(Path.DirectorySeparatorChar));

    private string Take(string place)
    {
        var name = NameOf(place);
        _names.Add(name);
        return name;
    }

    private string NameOf(string place) => Path.GetRelativePath(_home, place).Replace('\\', '/');

    private string Named() => _names.Count <= MostNamed
        ? string.Join(", ", _names)
        : FormattableString.Invariant($"{string.Join(", ", _names.Take(MostNamed))} and {_names.Count - MostNamed} more files");
}
