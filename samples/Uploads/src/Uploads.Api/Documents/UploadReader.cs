using System.Buffers;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace Uploads.Api.Documents;

/// <inheritdoc cref="IUploadReader" />
public sealed class UploadReader : IUploadReader
{
    private const string UnknownMediaType = "application/octet-stream";
    private const int LongestBoundary = 70;

    // RFC 2046, 5.1.1.
    private static readonly SearchValues<char> OfBoundaries =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789'()+_,-./:=? ");

    /// <inheritdoc />
    public async IAsyncEnumerable<UploadedFile> ReadAsync(
        string contentType, Stream body, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // Taken whole first, so that a client on a slow line does not keep the blob store waiting.
        using var upload = new MemoryStream();
        await body.CopyToAsync(upload, cancellationToken);
        upload.Position = 0;

        var sections = new MultipartReader(BoundaryOf(contentType), upload);
        while (await sections.ReadNextSectionAsync(cancellationToken) is { } section)
        {
            if (FileNameOf(section) is not { } name)
            {
                continue;
            }

            using var content = new MemoryStream();
            await section.Body.CopyToAsync(content, cancellationToken);
            yield return new UploadedFile(name, section.ContentType ?? UnknownMediaType, content.ToArray());
        }
    }

    private static string BoundaryOf(string contentType)
    {
        var boundary = contentType.Split("boundary=")[1];
        if (boundary.Length > LongestBoundary || boundary.AsSpan().ContainsAnyExcept(OfBoundaries))
        {
            throw new InvalidDataException("The boundary has characters that no boundary may have, or too many.");
        }

        return boundary;
    }

    // Some browsers send the folders along; they are none of our business.
    private static string? FileNameOf(MultipartSection section)
    {
        if (section.GetContentDispositionHeader() is not { } disposition || !disposition.IsFileDisposition())
        {
            return null;
        }

        var name = HeaderUtilities.RemoveQuotes(disposition.FileNameStar.HasValue ? disposition.FileNameStar : disposition.FileName);
        return Path.GetFileName(name.ToString());
    }
}
