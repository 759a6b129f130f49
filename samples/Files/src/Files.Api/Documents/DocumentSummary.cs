namespace Files.Api.Documents;

/// <summary>A document in a customer's list.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Size">Its length, in bytes.</param>
public sealed record DocumentSummary(string Name, long Size);
