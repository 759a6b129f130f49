using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using Uploads.Api.Documents;

namespace Uploads.Tests;

public sealed class DocumentServiceTests
{
    private const string Upload = """
        --b1
        Content-Disposition: form-data; name="file"; filename="claim 7.txt"
        Content-Type: text/plain

        Water damage
        --b1--

        """;

    private readonly MemoryCaseFile _caseFile = new();

    [Fact]
    public async Task A_file_is_stored_under_its_case_and_filed()
    {
        await using var blobs = await BlobApi.StartAsync();
        using var body = new MemoryStream(Encoding.UTF8.GetBytes(Upload.ReplaceLineEndings("\r\n")));
        var service = new DocumentService(new UploadReader(), blobs.Client(), _caseFile, NullLogger<DocumentService>.Instance);

        var documents = await service.FileAsync("C-1", "multipart/form-data; boundary=b1", body, TestContext.Current.CancellationToken);

        Assert.Equal("Water damage", Encoding.UTF8.GetString(blobs.Blobs["C-1/claim 7.txt"]));
        Assert.Equal(("claim 7.txt", 12L), (documents[0].Name, documents[0].Size));
        Assert.Equal(documents, _caseFile.Of("C-1"));
    }

    [Fact]
    public void A_document_of_the_same_name_replaces_the_last_one()
    {
        _caseFile.Add("C-1", new Document("a.txt", "text/plain", 1, "00"));
        _caseFile.Add("C-1", new Document("a.txt", "text/plain", 2, "01"));
        _caseFile.Add("C-2", new Document("b.txt", "text/plain", 3, "02"));

        Assert.Equal(2, Assert.Single(_caseFile.Of("C-1")).Size);
    }
}
