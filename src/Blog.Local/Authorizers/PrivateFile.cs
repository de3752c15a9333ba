namespace Blog.Local.Authorizers;

/// <summary>A file that only its owner can read.</summary>
internal static class PrivateFile
{
    /// <summary>Makes it, with its folder, unless it is there. Of two that make it at once, one wins.</summary>
    public static void Make(string path, Func<string> content)
    {
        if (File.Exists(path))
            return;
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var draft = $"{path}.{Guid.NewGuid():N}";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var text = new StreamWriter(draft, options))
            text.Write(content());
        try
        {
            File.Move(draft, path);
        }
        catch (IOException) when (File.Exists(path))
        {
            File.Delete(draft);
        }
    }
}
