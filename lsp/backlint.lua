---Neovim 0.11 and newer: with this file below a folder of 'runtimepath', which it is when this
---repository is installed as a plugin, `vim.lsp.enable("backlint")` is all that one needs.
---@type vim.lsp.Config
return {
  cmd = { "backlint", "server" },
  -- TOML for the settings: what is wrong in them is shown, names of rules are completed.
  filetypes = { "python", "toml" },
  root_markers = { "backlint.toml", "pyproject.toml", ".git" },
}
