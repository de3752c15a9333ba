using System.Text;
using Blog.OpenApi;

if (args is not [var file])
    return Fail(2, "Usage: Blog.OpenApi FILE, where the document is to be written.");
try
{
    await File.WriteAllTextAsync(
        file,
        await ApiDocument.Text(),
        new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
    return 0;
}
catch (Exception problem) when (problem is UndescribedRouteException or IOException or UnauthorizedAccessException)
{
    return Fail(1, problem.Message);
}

static int Fail(int exitCode, string line)
{
    Console.Error.WriteLine(line);
    return exitCode;
}
