namespace Wirefix.Traffic.Inspection.Errors;

/// <summary>What the body of a failure says to people.</summary>
internal static class ErrorMessage
{
    private const int Longest = 160;

    // Where errors say what happened, the most telling first.
    private static readonly string[] Places =
    [
        "$.detail", "$.error.message", "$.message", "$.Message", "$.error_description", "$.errorMessage", "$.title", "$.error", "$.reason",
        "$.error.code", "$.code",
    ];

    private static readonly string[] PlacesInLists = ["$.errors[*].message", "$.errors[*].detail", "$.errors[*]", "$[*].message"];

    /// <summary>The message as it stands in the body, cut where it is long; null where there is none.</summary>
    public static string? Of(Exchange error, Scene scene)
    {
        var response = error.Response;
        if (scene.PayloadOf(response) is not { } payload)
            return response.MediaType == "text/plain" ? Short(response.BodyText) : null;
        var told = Places.Select(payload.Single)
            .Concat(PlacesInLists.Select(place => payload.At(place).Select(field => field.Text).FirstOrDefault()))
            .FirstOrDefault(text => text is not null && text.Any(char.IsLetter));
        return told is null ? null : Short(told);
    }

    private static string? Short(string text)
    {
        var line = text.AsSpan().Trim();
        var end = line.IndexOfAny('\r', '\n');
        line = end < 0 ? line : line[..end];
        if (line.IsEmpty)
            return null;
        return line.Length <= Longest ? line.ToString() : $"{line[..Longest]}…";
    }
}
