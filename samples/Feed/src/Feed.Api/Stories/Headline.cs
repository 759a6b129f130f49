namespace Feed.Api.Stories;

/// <summary>What a front page shows of a story.</summary>
/// <param name="Id">The story's number on the wire.</param>
/// <param name="Urgency">From 1, at once, to 8, whenever there is room.</param>
/// <param name="Title">The headline.</param>
public sealed record Headline(string Id, int Urgency, string Title);
