namespace Uploads.Api.Documents;

/// <summary>Takes an upload apart.</summary>
public interface IUploadReader
{
    /// <summary>The files of a multipart body, one after another; other fields of the form are left out.</summary>
    /// <param name="contentType">The Content-Type of the request.</param>
    /// <param name="body">The body of the request.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <exception cref="InvalidDataException">The boundary is none.</exception>
    IAsyncEnumerable<UploadedFile> ReadAsync(string contentType, Stream body, CancellationToken cancellationToken);
}
