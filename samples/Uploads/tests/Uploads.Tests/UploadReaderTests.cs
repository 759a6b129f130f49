using System.Text;
using Uploads.Api.Documents;

namespace Uploads.Tests;

public sealed class UploadReaderTests
{
    private const string ContentType = "multipart/form-data; boundary=----sheets7d91";

    [Fact]
    public async Task Each_file_comes_with_its_name_its_type_and_its_bytes()
    {
        var files = await FilesOf(
            Part("name=\"file\"; filename=\"claim.txt\"", "text/plain", "Water damage"),
            Part("name=\"file\"; filename=\"photo.png\"", "image/png", "PNG"));

        Assert.Equal(["claim.txt", "photo.png"], files.Select(file => file.Name));
        Assert.Equal(["text/plain", "image/png"], files.Select(file => file.MediaType));
        Assert.Equal("Water damage", Encoding.UTF8.GetString(files[0].Content));
    }

    [Fact]
    public async Task Fields_of_the_form_are_no_files()
    {
        var files = await FilesOf(Part("name=\"note\"", "text/plain", "see below"), Part("name=\"file\"; filename=\"a.txt\"", "text/plain", "a"));

        Assert.Equal("a.txt", Assert.Single(files).Name);
    }

    [Theory]
    [InlineData("filename=\"C:/scans/a.txt\"", "a.txt")]
    [InlineData("filename=\"uber.txt\"; filename*=UTF-8''%C3%BCber.txt", "über.txt")]
    public async Task A_name_comes_without_folders_and_in_its_own_letters(string sent, string name)
    {
        var files = await FilesOf(Part($"name=\"file\"; {sent}", "text/plain", "a"));

        Assert.Equal(name, Assert.Single(files).Name);
    }

    [Fact]
    public async Task A_boundary_of_other_characters_is_refused() =>
        await Assert.ThrowsAsync<InvalidDataException>(() => FilesOf("multipart/form-data; boundary=a<b", []));

    private static string Part(string disposition, string mediaType, string content) =>
        $"------sheets7d91\r\nContent-Disposition: form-data; {disposition}\r\nContent-Type: {mediaType}\r\n\r\n{content}\r\n";

    private static Task<IReadOnlyList<UploadedFile>> FilesOf(params string[] parts) => FilesOf(ContentType, parts);

    private static async Task<IReadOnlyList<UploadedFile>> FilesOf(string contentType, string[] parts)
    {
        using var body = new MemoryStream(Encoding.UTF8.GetBytes($"{string.Concat(parts)}------sheets7d91--\r\n"));
        var files = new List<UploadedFile>();
        await foreach (var file in new UploadReader().ReadAsync(contentType, body, TestContext.Current.CancellationToken))
        {
            files.Add(file);
        }

        return files;
    }
}
