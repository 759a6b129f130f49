using Files.Api.Documents;
using Files.Store;
using Microsoft.Extensions.Logging.Abstractions;

namespace Files.Tests;

public sealed class DocumentServiceTests
{
    private readonly DocumentService _documents = new(new MemoryStore(), NullLogger<DocumentService>.Instance);

    [Fact]
    public async Task A_document_is_found_by_its_name_as_it_was_uploaded()
    {
        await UploadAsync(4, "Annual report.pdf", 3);

        var document = await _documents.DownloadAsync(4, "Annual report.pdf", CancellationToken.None);

        Assert.Equal("application/pdf", document?.MediaType);
        Assert.Equal(3, document?.Content.Length);
    }

    [Fact]
    public async Task A_customer_does_not_see_the_documents_of_others()
    {
        await UploadAsync(4, "offer.pdf", 3);

        Assert.Null(await _documents.DownloadAsync(5, "offer.pdf", CancellationToken.None));
        Assert.Empty(await _documents.ListAsync(5, CancellationToken.None));
    }

    [Fact]
    public async Task Documents_are_listed_by_name()
    {
        await UploadAsync(4, "offer.pdf", 3);
        await UploadAsync(4, "invoice.pdf", 2);

        Assert.Equal(
            [new DocumentSummary("invoice.pdf", 2), new DocumentSummary("offer.pdf", 3)],
            await _documents.ListAsync(4, CancellationToken.None));
    }

    private Task<DocumentSummary> UploadAsync(int customer, string name, int size) =>
        _documents.UploadAsync(customer, name, new StoredObject("application/pdf", new byte[size]), CancellationToken.None);
}
