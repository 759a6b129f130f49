using System.Collections.Concurrent;

namespace Uploads.Api.Documents;

/// <summary>Keeps the documents of the cases in memory.</summary>
public sealed class MemoryCaseFile : ICaseFile
{
    private readonly ConcurrentDictionary<(string Case, string Name), Document> _documents = new();

    /// <inheritdoc />
    public void Add(string caseId, Document document) => _documents[(caseId, document.Name)] = document;

    /// <inheritdoc />
    public IReadOnlyList<Document> Of(string caseId) =>
    [
        .. _documents.Where(entry => entry.Key.Case == caseId)
            .Select(entry => entry.Value)
            .OrderBy(document => document.Name, StringComparer.Ordinal),
    ];
}
