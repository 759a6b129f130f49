namespace Uploads.Api.Documents;

/// <summary>Remembers which documents belong to a case.</summary>
public interface ICaseFile
{
    /// <summary>Adds a document, in place of one that has the same name.</summary>
    void Add(string caseId, Document document);

    /// <summary>The documents of a case, by name.</summary>
    IReadOnlyList<Document> Of(string caseId);
}
