namespace Wirefix.Labels;

/// <summary>A place that a person would change to fix what a question shows.</summary>
/// <param name="File">The file's path below the code base's folder, with forward slashes.</param>
/// <param name="Member">The documentation-comment id of the member: <c>M:Shop.Cart.AddAsync(System.String)</c>.</param>
public sealed record Answer(string File, string Member);
