namespace Feed.Api.Stories;

/// <summary>A story as the wire sends it.</summary>
/// <param name="Id">Its number on the wire.</param>
/// <param name="Urgency">From 1, at once, to 8, whenever there is room.</param>
/// <param name="Headline">What the reader sees first.</param>
/// <param name="Byline">Who wrote it, and where.</param>
/// <param name="Lead">The first paragraph.</param>
public sealed record Story(string Id, int Urgency, string Headline, string Byline, string Lead);
