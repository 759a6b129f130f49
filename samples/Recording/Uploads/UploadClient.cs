using System.Globalization;
using System.Text;

namespace Samples.Recording.Uploads;

/// <summary>A kind of client, by what its multipart bodies look like.</summary>
/// <param name="UserAgent">How it names itself; null where it does not.</param>
/// <param name="Boundary">What its boundaries begin with.</param>
/// <param name="Quotes">Whether it puts the boundary in quotes, as RFC 2046 allows for every boundary and demands for some.</param>
internal sealed record UploadClient(string? UserAgent, string Boundary, bool Quotes)
{
    private static readonly CompositeFormat Part = CompositeFormat.Parse(
        "--{0}\r\nContent-Disposition: form-data; name=\"files\"; filename=\"{1}\"\r\nContent-Type: {2}\r\n\r\n{3}\r\n");

    /// <summary>The upload of files to a case.</summary>
    public HttpRequestMessage Request(string caseId, int number, params IReadOnlyList<(string Name, string MediaType, string Content)> files)
    {
        var boundary = $"{Boundary}{7_919_113 * (number + 11L):x12}";
        var body = new StringBuilder();
        foreach (var (name, mediaType, content) in files)
            body.AppendFormat(CultureInfo.InvariantCulture, Part, boundary, name, mediaType, content);

        body.Append(CultureInfo.InvariantCulture, $"--{boundary}--\r\n");
        var request = new HttpRequestMessage(HttpMethod.Post, $"/cases/{caseId}/documents")
        {
            Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body.ToString())),
        };
        request.Content.Headers.TryAddWithoutValidation("Content-Type", $"multipart/form-data; boundary={(Quotes ? $"\"{boundary}\"" : boundary)}");
        if (UserAgent is not null)
            request.Headers.UserAgent.ParseAdd(UserAgent);

        return request;
    }
}
